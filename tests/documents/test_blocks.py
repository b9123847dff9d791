from vakg.documents.blocks import split_blocks


def texts(source: str) -> list[str]:
    return [block.text for block in split_blocks(source)]


def test_empty_lines_part_blocks():
    assert texts("One\ntwo.\n \n\nThree.\n") == ["One\ntwo.", "Three."]


def test_a_line_that_alone_is_indented_begins_a_block():
    assert texts("One\ntwo\nthree\nfour.\n  Five\nsix.") == ["One\ntwo\nthree\nfour.", "Five\nsix."]


def test_an_indent_of_every_line_means_nothing():
    assert texts("  One\n  two.\n\n  Three.") == ["One\ntwo.", "Three."]


def test_all_line_ends_are_understood():
    assert texts("One\r\ntwo.\r\n\r\nThree\rfour.") == ["One\ntwo.", "Three\nfour."]


def test_offsets_lead_to_the_characters_of_the_file():
    source = " One \r\n\r\n\t two\tthree \n"
    for block in split_blocks(source):
        for line in block.lines:
            assert source[line.start : line.end] == line.text
