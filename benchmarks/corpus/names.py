# ruff: noqa: E501  # a line an origin
"""Names of many origins, as Massachusetts schools have them; every family name belongs to one split only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """Given names by sex, and family names ("~" stands for a blank inside a name)."""

    female: tuple[str, ...]
    male: tuple[str, ...]
    family: tuple[str, ...]


_TABLE = """
Nora Bridget Siobhán Maeve Clare Kathleen Fiona | Declan Eamonn Patrick Seamus Brendan Cormac Finn | O'Dowd Brosnan McGrath Tiernan Fitzmaurice Hanrahan | Keoghan O'Meara Devaney MacSweeney Corrigan Lenihan
Thảo Ngọc Linh Hương Mai Bích Kim-Anh | Minh Quang Huy Đức Tuấn Khoa Long | Nguyễn Trần Lê Phạm Đặng | Nguyen Vũ Bùi Hoàng Đỗ Ngô
Beatriz Mariana Inês Luana Conceição Thaís | Thiago João Rui Caio Mateus Duarte Davi | Moniz Rezende Câmara da~Silva Furtado Botelho | Nunes Sarmento dos~Santos Arruda Pimentel Correia
Djenane Nilza Edna Zuleica Ivandra | Adilson Nelito Valdir Hélder Jailson | Évora Tavares Fontes Lopes~Semedo Barbosa | Monteiro Semedo Varela Cabral Lomba
Widline Guerline Fabiola Nadège Mirlande Rose-Laure | Jean-Robert Wilky Stanley Frantz Emmanuel Ricardo | Joseph Pierre Desrosiers Saint-Fleur Toussaint | Jean-Baptiste Dorvil Cadet Estimé Louis-Jacques
Xiaoyu Mei-Ling Jiayi Yuxin Wei Ruolan | Haoran Zihan Jun Bowen Ming Tianyu | Zhang Chen Wong Lin Ouyang | Liu Huang Zhao Xu Leung
Fatima Noor Rania Hadeel Salma Yasmin | Omar Khaled Yousef Tariq Ibrahim Hamza | al-Masri Haddad El-Amin Khoury Abdelrahman | Nasser Al~Jabari Saleh Bakr Mansouri
Ximena Guadalupe Luz~María Yesenia Daniela Rosaura | José Ángel Luis~Alberto Emiliano Wilmer Andrés | Rodríguez de~la~Cruz Peralta Muñoz Vásquez | Hernández del~Valle Ortiz Peña Ayala
Anjali Priyanka Meera Saanvi Kavya | Arjun Rohan Vikram Aditya Dev | Krishnaswamy Deshpande Bhatt Mukherjee Iyer | Chaudhary Subramanian Kulkarni Reddy Joshi
Abena Chidinma Ngozi Amina Wanjiru | Kwabena Chukwuemeka Tunde Femi Kamau | Asante Okonjo Adewale Mensah Kariuki | Boakye Eze Ogunleye Owusu Njoroge
Sreymom Bopha Chanthou Sophea | Dara Vireak Sokha Rithy | Chhum Keo Sok Prak | Meas Ouk Sam Tep
Zofia Agnieszka Katarina Ludmila | Mikołaj Stanisław Bogdan Oleksandr | Wójcik Zawadzki Petrenko Kovac | Baranowski Kozlov Szczepański Horvat
Madison Chloe Abigail Harper Peyton Grace Autumn Joy | Tyler Mason Hunter Wyatt Cole Brady Will Chase | Whitcomb Prentiss Stoddard Young Hale Brooks Field | Thayer Alden Loring Small Church Rivers Snow
Aaliyah Destiny Imani Jada Nevaeh | DeShawn Malik Jaylen Tyrese Marcus | Gaines Battle Hinton Easley Poole | Mack Bright Hairston Gist Dukes
Soledad Annalise Giulia Francesca | Gianni Enzo Dominic Rocco | DiPietro Scarpaci LoConte Ricci | D'Agostino Colarusso Petruzzi Gallo
""".strip()


def origins(split: str) -> tuple[Origin, ...]:
    """The names of one split."""
    found = []
    for line in _TABLE.split("\n"):
        female, male, tune, scored = ([n.replace("~", " ") for n in group.split()] for group in line.split("|"))
        found.append(Origin(tuple(female), tuple(male), tuple(tune if split == "tune" else scored)))
    return tuple(found)
