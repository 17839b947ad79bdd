import multiprocessing
import os
import time
from pathlib import Path

import numpy as np
import pytest

from routing.roads.keeping.cache import Cache, Entry, open_cache

KEY = "0123456789abcdef" * 4


def entry(number: int = 1, size: int = 50) -> Entry:
    arrays = {
        "whole": np.full(size, number, dtype=np.int64),
        "part": np.linspace(0, number, size),
        "flag": np.array([True, False]),
    }
    return Entry(arrays=arrays, text={"name": "千岛湖", "number": number})


def same(one: Entry | None, other: Entry) -> bool:
    return (
        one is not None
        and one.text == other.text
        and one.arrays.keys() == other.arrays.keys()
        and all(
            np.array_equal(one.arrays[name], other.arrays[name])
            and one.arrays[name].dtype == other.arrays[name].dtype
            for name in other.arrays
        )
    )


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = Cache(folder=tmp_path / "new" / "folder")
    assert cache.get(KEY) is None
    cache.put(KEY, entry())
    assert same(cache.get(KEY), entry())
    assert cache.get(KEY[::-1]) is None
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == [f"{KEY}.npz"]


def test_an_entry_is_replaced_as_a_whole(tmp_path: Path) -> None:
    cache = Cache(folder=tmp_path)
    cache.put(KEY, entry(1))
    cache.put(KEY, entry(2, size=70))
    assert same(cache.get(KEY), entry(2, size=70))


def test_any_damage_makes_an_entry_absent_and_the_next_one_replaces_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache, path = Cache(folder=tmp_path), tmp_path / f"{KEY}.npz"
    cache.put(KEY, entry())
    sound = path.read_bytes()
    rng = np.random.default_rng(1)
    cuts = [b"", sound[:1], sound[: len(sound) // 2], sound[:-1], b"no zip" * 99]
    for damaged in cuts:
        path.write_bytes(damaged)
        assert cache.get(KEY) is None
    assert f"{KEY}.npz cannot be read and is made anew" in caplog.text
    for _ in range(200):
        changed = bytearray(sound)
        changed[rng.integers(len(sound))] ^= 1 << int(rng.integers(8))
        path.write_bytes(changed)
        found = cache.get(KEY)
        assert found is None or same(found, entry())
    cache.put(KEY, entry())
    assert same(cache.get(KEY), entry())


def test_nothing_is_unpickled(tmp_path: Path) -> None:
    thing = np.array([{"a": 1}], dtype=object)
    np.savez(tmp_path / f"{KEY}.npz", thing=thing, _text=np.frombuffer(b"{}", dtype=np.uint8))
    assert Cache(folder=tmp_path).get(KEY) is None


def test_a_killed_writer_leaves_nothing_that_is_found(tmp_path: Path) -> None:
    cache = Cache(folder=tmp_path)
    process = multiprocessing.get_context("spawn").Process(target=die_writing, args=(tmp_path,))
    process.start()
    process.join(60)
    assert process.exitcode == 9
    [draft] = tmp_path.glob("*.part")
    assert cache.get(KEY) is None
    cache.put(KEY, entry())
    assert same(cache.get(KEY), entry())
    assert draft.exists()
    old_s = time.time() - 2 * 3600
    os.utime(draft, (old_s, old_s))
    cache.put(KEY, entry())
    assert not draft.exists()


def die_writing(folder: Path) -> None:
    """Write an entry and die before it has its name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: os._exit(9))
        Cache(folder=folder).put(KEY, entry())


def test_two_processes_that_write_one_key_leave_a_whole_entry(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=write_often, args=(tmp_path, number)) for number in (1, 2)]
    for process in processes:
        process.start()
    cache, seen = Cache(folder=tmp_path), 0
    while any(process.is_alive() for process in processes):
        found = cache.get(KEY)
        if found is not None:
            seen += 1
            assert same(found, entry(found.text["number"], size=20_000))
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    assert seen
    assert [path.name for path in tmp_path.iterdir()] == [f"{KEY}.npz"]


def write_often(folder: Path, number: int) -> None:
    """Write the same key again and again."""
    for _ in range(8):
        Cache(folder=folder).put(KEY, entry(number, size=20_000))


def test_the_entries_not_used_for_longest_make_room(tmp_path: Path) -> None:
    cache = Cache(folder=tmp_path, most_bytes=15_000)
    for number, key in enumerate(("a", "b", "c")):
        cache.put(key, entry(number, size=200))
        os.utime(tmp_path / f"{key}.npz", (1000 + number, 1000 + number))
    assert cache.get("a") is not None
    cache.put("d", entry(4, size=200))
    assert {path.stem for path in tmp_path.iterdir()} == {"a", "c", "d"}


def test_an_entry_larger_than_the_room_stays_until_the_next(tmp_path: Path) -> None:
    cache = Cache(folder=tmp_path, most_bytes=100)
    cache.put("a", entry())
    assert cache.get("a") is not None


def test_a_folder_that_cannot_be_written_is_told_once_and_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = Cache(folder=tmp_path / "file" / "cache")
    for _ in range(2):
        cache.put(KEY, entry())
        assert cache.get(KEY) is None
    assert caplog.text.count("cannot be written") == 1


@pytest.mark.parametrize("word", ["", "off", " OFF "])
def test_the_cache_can_be_switched_off(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUTING_CACHE", word)
    cache = open_cache()
    cache.put(KEY, entry())
    assert cache.folder is None
    assert cache.get(KEY) is None


def test_the_cache_is_where_the_environment_says_else_the_user_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUTING_CACHE", str(tmp_path))
    assert open_cache().folder == tmp_path
    monkeypatch.delenv("ROUTING_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "user"))
    folder = open_cache().folder
    assert folder is not None
    assert "routing" in folder.parts


def test_text_is_json(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        Cache(folder=tmp_path).put(KEY, Entry(arrays={}, text=object()))
    assert list(tmp_path.iterdir()) == []
