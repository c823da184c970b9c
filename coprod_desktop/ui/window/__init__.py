"""The main window: menus, navigation, start page, and the sections of an open project."""
