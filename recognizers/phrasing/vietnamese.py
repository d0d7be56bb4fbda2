"""What Vietnamese families and bilingual staff write of a child, an entity each. Curated."""

from __future__ import annotations

_KIN = r"(?:ba|bố|cha|má|mẹ|ông|bà|ông nội|bà nội|ông ngoại|bà ngoại|anh|chị|em|chồng|vợ)(?: (?:cháu|em|bé|con|tôi|của [^\s.,;:]+))?"
_LATELY = r"(?: (?:mới|vừa|vừa mới|đã|đang|bị|phải))*"

_ILLNESS = r"(?:dị ứng|hen(?: suyễn| phế quản)?|suyễn|tiểu đường|đái tháo đường|động kinh|co giật|tim(?: bẩm sinh| mạch)?|tự kỷ|trầm cảm|lo âu|tăng động|rối loạn [^\s.,;:]+|bại não|hội chứng [^\s.,;:]+|ung thư|bạch cầu|thiếu máu|tan máu|máu khó đông|viêm [^\s.,;:]+|lao|thận|gan|huyết áp|cao huyết áp|suy [^\s.,;:]+|hở van tim|rối loạn nhịp tim|khiếm thính|khiếm thị|chàm|đau nửa đầu|thủy đậu)"
_PLAIN_ILLNESS = "(?:hen suyen|suyen|di ung|tieu duong|dai thao duong|dong kinh|co giat|benh tim|tim bam sinh|tu ky|tram cam|tang dong|bai nao|ung thu|thieu mau|thuy dau)"
"""The same, typed without its marks; only what is no word of another language."""

_PLAIN_ORDINARY = "(?:sot(?: cao| nhe| xuat huyet)?|cam(?: cum| lanh)?|cum|ho(?: nhieu| nang)?|om|benh|non|oi|tieu chay|ngat(?: xiu)?|bong|dau (?:bung|dau|rang|hong|tai|mat|chan|tay|nguc)|viem [a-z]+|gay (?:tay|chan)|chay mau [a-z]+|chan thuong|te nga|sung [a-z]+)"
"""What everybody has now and then, typed without its marks."""

_FETCHER = (
    r"(?:ba|bố|cha|má|mẹ|ông|bà|cô|dì|chú|bác|cậu|anh|chị)(?: (?:nội|ngoại|ruột|ghẻ|kế|cháu|em|bé|của [^\s.,;:]+))*"
)

PHRASES: dict[str, tuple[str, ...]] = {
    "HEALTH_ALERT": (
        rf"(?:mắc|bị)(?: (?:bệnh|chứng|phải|bệnh lý))? {_ILLNESS}", rf"(?:được|đã được|bị) chẩn đoán(?: (?:là|mắc|bị|có|bệnh|chứng))* {_ILLNESS}", rf"có (?:tiền sử|bệnh|chứng|bệnh lý)(?: (?:về|bị|bệnh|mắc))* {_ILLNESS}",
        rf"(?:bi|mac|len con)(?: (?:benh|chung))? {_PLAIN_ILLNESS}", r"dị ứng(?: (?:nặng|nghiêm trọng|với|thức ăn))* (?:đậu phộng|lạc|sữa|trứng|tôm|cua|cá|hải sản|đồ biển|mè|vừng|đậu nành|hạt [^\s.,;:]+|các loại hạt|lúa mì|gluten|phấn hoa|ong|penicillin|thuốc [^\s.,;:]+|kháng sinh|aspirin)",
        rf"(?:bi|dang) {_PLAIN_ORDINARY}", r"(?:nam|nhap) (?:benh )?vien|vao benh vien|(?:vao|di) cap cuu", r"(?:uong|xit|dung|tiem) thuoc(?: [a-z]+)?", r"(?:muon|doi) tu tu|rach tay", r"(?:phai|vua|moi|sap) mo(?= (?:tim|ruot|mat|tay|chan|bung))", r"di ung(?: (?:nang|voi))* (?:dau phong|sua|trung|tom|cua|ca|hai san|dau nanh|phan hoa|penicillin|thuoc)",
        r"bị (?:dị ứng|hen(?: suyễn)?|suyễn|tiểu đường|động kinh|co giật|tim(?: bẩm sinh)?|tự kỷ|trầm cảm|lo âu|tăng động|sốt|ho|cảm|cúm|thủy đậu|ngất|nôn|ói|tiêu chảy|thương|bỏng|ung thư|thiếu máu|đau [^\s.,;:]+|bệnh [^\s.,;:]+|gãy [^\s.,;:]+|chấn thương [^\s.,;:]+|chảy máu [^\s.,;:]+)",
        r"(?:lên cơn|lên) (?:suyễn|hen|động kinh|co giật|sốt)", r"(?:xịt|uống|dùng|tiêm|chích|mang theo|cần) (?:thuốc(?: [^\s.,;:]+)?|insulin|epipen|ống hít|máy xông|xe lăn|nạng|máy trợ thính)", r"(?:nằm|nhập|vào|xuất) (?:bệnh )?viện|(?:vào|đi) cấp cứu",
        r"(?:phải|vừa|mới|sắp) mổ|phẫu thuật", r"mang thai|có bầu", r"không được (?:phép )?(?:chạy nhảy|chạy|nhảy|tập(?: thể dục)?|vận động|bơi|chơi thể thao|học thể dục)(?: [^\s.,;:]+){0,3} (?:\d+|một|hai|ba|bốn|vài|mấy) (?:ngày|tuần|tháng)", r"tự tử|tự sát|rạch tay|tự làm đau", r"gặp (?:bác sĩ tâm lý|nhà tâm lý|chuyên gia tâm lý)",
    ),
    "CUSTODY_NOTE": (
        rf"(?:chỉ|duy nhất)(?: (?:có|một mình|cho phép|để))* {_FETCHER}(?: (?:mới|là người|và|hoặc|{_FETCHER}|duy nhất|có quyền))* (?:được|có quyền|có thể)(?: (?:phép|quyền|đến|tới|vào|trường))* (?:đón|rước|đưa|gặp|thăm)\b[^\n.;]{{0,30}}",
        r"(?:bị cấm|cấm|không được phép) (?:đến gần|lại gần|tiếp xúc|liên lạc|gặp|thăm|đón|vào trường)\b[^\n.;]{0,30}",
        rf"(?:đừng|không|không được|tuyệt đối không|cấm)(?: (?:được|nên))? (?:giao|để|cho phép|trao) [^\n.;,]{{2,50}} (?:cho|với|đi với|đi cùng|về với) {_FETCHER}",
        r"(?:toàn )?quyền (?:nuôi con|nuôi dưỡng|giám hộ)", r"lệnh (?:cấm(?: tiếp xúc)?|bảo vệ|hạn chế|của tòa|tòa)", r"tòa(?: án)? (?:cho|giao|đã|quyết định|ra lệnh|cấm|chỉ cho)\b[^\n.;,]{0,40}", r"không được (?:phép )?(?:đón|gặp|đến gần|thăm|đưa)\b[^\n.;]{0,30}",
        r"chỉ được (?:gặp|thăm|đón)\b[^\n.;]{0,30}", r"(?:đừng|không) (?:giao|cho) (?:cháu|con|em|bé)\b[^\n.;]{0,30}", r"bạo (?:hành|lực) gia đình", r"gia đình (?:nuôi tạm|tạm nuôi|nuôi dưỡng)|cha mẹ nuôi tạm", r"người giám hộ (?:hợp pháp|mới|là)", r"(?:khong|dung) (?:duoc )?(?:cho|giao|de) [^\n.;,]{2,40} (?:don|gap)\b[^\n.;]{0,20}", r"(?:bi )?cam (?:tiep xuc|den gan)\b[^\n.;]{0,20}", r"quyen (?:nuoi con|giam ho)", r"lenh cam(?: tiep xuc)?", r"bao (?:hanh|luc) gia dinh",
    ),
    "SPECIAL_EDUCATION": (
        r"học (?:chương trình |lớp )?giáo dục đặc biệt", r"kế hoạch (?:504|giáo dục cá nhân)", r"(?:âm ngữ|ngôn ngữ|vật lý|hoạt động) trị liệu|trị liệu (?:ngôn ngữ|vật lý)", r"(?:bị|có) (?:chậm nói|chậm phát triển|khuyết tật học tập|khuyết tật|chứng khó đọc)", r"hoc (?:chuong trinh |lop )?giao duc dac biet", r"(?:ngon ngu|vat ly) tri lieu|tri lieu (?:ngon ngu|vat ly)", r"bi (?:cham noi|cham phat trien|khuyet tat)",
    ),
    "FAMILY_STATUS": (r"(?:ly|li) (?:dị|hôn|thân)", rf"{_KIN}{_LATELY} (?:mất|qua đời|đi tù|ở tù|bị bắt|bỏ nhà|bỏ đi)", r"con nuôi", r"(?:ba me|bo me|cha me)(?: [a-z]+)?(?: (?:da|moi|vua|dang))* (?:ly (?:di|hon|than)|li (?:hon|than))", r"(?:ba|bo|cha|me|ong|ba noi|ba ngoai) (?:chau|em|be|con)(?: (?:moi|vua|da))+ (?:mat|qua doi)"),
    "ECONOMIC_STATUS": (
        rf"{_KIN}{_LATELY} (?:mất việc|thất nghiệp)", r"không (?:có|đủ) (?:tiền|nhà|chỗ ở)", r"(?:đang )?ở (?:nhờ|tạm|khách sạn|nhà nghỉ|motel|trong xe|nhà tạm trú|shelter)", r"(?:lãnh|nhận|có|xin) (?:phiếu thực phẩm|trợ cấp|tiền trợ cấp)", r"(?:được|nhận|lãnh|có|xin|hưởng|đủ điều kiện)(?: (?:nhận|hưởng|cấp|suất|phần|đang|bữa))* (?:bữa )?(?:ăn|cơm)(?: (?:trưa|sáng))?(?: (?:ở trường|tại trường|học đường))? (?:miễn phí|giảm giá)", r"(?:nhận|lãnh|có|xin|được|hưởng) bữa (?:trưa|sáng) (?:miễn phí|giảm giá)", r"(?:duoc|nhan|huong|xin) (?:nhan |huong )?(?:bua )?(?:an|com) (?:trua|sang)(?: o truong)? (?:mien phi|giam gia)",
        r"bị đuổi (?:nhà|khỏi nhà)", r"gia đình (?:nghèo|khó khăn|thu nhập thấp)", r"(?:bi |moi |vua )?(?:mat viec|that nghiep)", r"khong (?:co|du) (?:tien|nha|cho o)", r"(?:dang )?o (?:khach san|nha nghi|nha tam tru|trong xe)", r"bi duoi (?:nha|khoi nha)", r"gia dinh (?:ngheo|kho khan)",
    ),
    "IMMIGRATION_STATUS": (
        r"(?:không có|chưa có) (?:giấy tờ|thẻ xanh|quốc tịch|visa)", r"bị trục xuất", r"xin tị nạn", r"(?:visa|thị thực)(?: [^\s.,;:]+)? hết hạn", r"(?:bị )?(?:sở )?di trú (?:bắt|giữ)", r"(?:mới|vừa) (?:qua|sang|đến) Mỹ", r"(?:khong|chua) co (?:giay to|the xanh|quoc tich)", r"bi truc xuat", r"xin ti nan",
    ),
    "ATTENDANCE_RECORD": (r"(?:đã|phải|sẽ|xin|cho|bị|hay|được)(?: [^\s.,;:]+){0,3} nghỉ học(?: (?:[^\s.,;:]+ ){0,2}(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:ngày|buổi|lần|tuần))?", r"nghỉ(?: học)? (?:[^\s.,;:]+ ){0,3}(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:ngày|buổi|lần|tuần)", r"nghi hoc(?: (?:[^\s.,;:]+ ){0,3}\d+ (?:ngay|buoi|lan|tuan))?", r"vang(?: mat)? (?:[^\s.,;:]+ ){0,2}\d+ (?:ngay|buoi|lan)", r"tron hoc", r"di (?:hoc )?(?:tre|muon) (?:\d+|nhieu) lan", r"vắng(?: mặt)? (?:[^\s.,;:]+ ){0,2}\d+ (?:ngày|buổi|lần)", r"trốn học", r"đi (?:học )?(?:trễ|muộn) (?:\d+|nhiều) lần"),
    "DISCIPLINE_RECORD": (r"bị (?:đuổi học|đình chỉ|phạt|kỷ luật|cấm túc)", r"đánh (?:nhau|bạn)", r"bắt nạt (?:bạn|em)", r"gian lận", r"bi (?:duoi hoc|dinh chi(?: hoc)?|phat|ky luat|cam tuc)", r"danh (?:nhau|ban)", r"bat nat (?:ban|em)"),
    "GRADE_RECORD": (r"(?:thi rớt|bị điểm kém|bị rớt|ở lại lớp|không đậu|bị điểm [DF])", r"thi rot|bi rot|o lai lop"),
}  # fmt: skip
