"""Tagged PDF/UA-1 by reportlab, which is imported nowhere else."""
