"""The papers that the model of genre learns from, and how it learns; `make genre` writes its weights anew."""
