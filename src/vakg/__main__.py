"""Run vakg as a module: `python -m vakg`."""

from vakg.launch import main

if __name__ == "__main__":
    main()
