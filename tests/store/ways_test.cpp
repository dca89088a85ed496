// SPDX-License-Identifier: Apache-2.0
// Lists put together of several ways agree with one look at every row, page by page and back again.
#include "core/db/ways.h"

#include <algorithm>
#include <random>
#include <set>

#include "core/base/error.h"
#include "tests/support/db.h"

namespace ways_test {

using namespace core;
using db::Query;
using db::Row;
using db::Tx;
using tests::TestDb;

const db::Migrations letters{
    "ways",
    {{"0001_ways.sql",
      "CREATE TABLE ways_letter (id {{uuid}} NOT NULL PRIMARY KEY, owner TEXT NOT NULL, unit TEXT NOT NULL,"
      " state TEXT NOT NULL, at {{ms}} NOT NULL){{table}};\n"
      "CREATE TABLE ways_part (letter_id {{uuid}} NOT NULL, position TEXT NOT NULL, at {{ms}} NOT NULL,"
      " PRIMARY KEY (letter_id, position)){{table}};\n"}}};

struct Letter {
    std::string id, owner, unit, state, part;
    std::int64_t at = 0;
};

const db::Ordered rows{"ways_letter l", "l.at", "l.id"};

std::vector<Letter> fill(TestDb& place) {
    std::mt19937 dice(7);
    std::vector<Letter> all;
    place.db().write([&](Tx& tx) {
        for (int i = 0; i < 300; ++i) {
            // Several of one moment, so that the id decides.
            Letter letter{Uuid::make({1'780'000'000'000 + i}).text(), "p" + std::to_string(dice() % 5), "u" + std::to_string(dice() % 4),
                          dice() % 3 == 0 ? "open" : "sent", dice() % 4 == 0 ? "p1" : "", 1'780'000'000'000 + static_cast<int>(dice() % 40)};
            tx.exec("INSERT INTO ways_letter (id, owner, unit, state, at) VALUES (?, ?, ?, ?, ?)",
                    {letter.id, letter.owner, letter.unit, letter.state, letter.at});
            if (!letter.part.empty())
                tx.exec("INSERT INTO ways_part (letter_id, position, at) VALUES (?, ?, ?)", {letter.id, letter.part, letter.at});
            all.push_back(letter);
        }
    });
    std::sort(all.begin(), all.end(),
              [](const Letter& a, const Letter& b) { return std::pair(a.at, a.id) > std::pair(b.at, b.id); });
    return all;
}

db::Ways ways() {
    db::Ways made(rows);
    made.add(Query("l.owner = ?", {"p1"})).add(Query("l.unit = ? AND l.owner <> ?", {"u2", "p3"}));
    made.add({"ways_part p", "p.at", "p.letter_id"}, Query("p.position = ?", {"p1"}));
    return made;
}

bool reached(const Letter& letter) {
    return letter.owner == "p1" || (letter.unit == "u2" && letter.owner != "p3") || letter.part == "p1";
}

using Ids = std::vector<std::string>;
Ids read(Tx& tx, const Query& query) {
    return query.all(tx, [](const Row& row) { return row.text(0); });
}

Ids page(TestDb& place, const db::Ways& ways, const Query& also, const db::Page& page) {
    Query query("SELECT l.id FROM ways_letter l WHERE l.id IN (");
    query.add(ways.first(also, page)).add(")");
    ways.turn(query, page);
    return place.db().read([&](Tx& tx) { return read(tx, query); });
}

class WaysStore : public tests::OnBothDatabases {};

TEST_P(WaysStore, pages_hold_what_one_look_at_every_row_finds) {
    TestDb place(GetParam(), {letters});
    std::vector<Letter> wanted;
    for (const auto& letter : fill(place))
        if (reached(letter) && letter.state == "sent") wanted.push_back(letter);
    const Query sent(" AND l.state = ?", {"sent"});
    std::size_t at = 0;
    db::Page asked{std::nullopt, false, 7};
    for (auto found = page(place, ways(), sent, asked); !found.empty(); found = page(place, ways(), sent, asked)) {
        for (const auto& id : found) ASSERT_EQ(id, wanted.at(at++).id);
        asked.after = db::Place{{wanted[at - 1].at}, Uuid::parse(wanted[at - 1].id)};
    }
    EXPECT_EQ(at, wanted.size());
    // Back again, nearest first.
    asked = {db::Place{{wanted[20].at}, Uuid::parse(wanted[20].id)}, true, 7};
    const auto back = page(place, ways(), sent, asked);
    ASSERT_EQ(back.size(), 7U);
    for (std::size_t i = 0; i < back.size(); ++i) EXPECT_EQ(back[i], wanted[19 - i].id);
    // Lowest first: what was before is after, and the other way round.
    asked = {std::nullopt, false, 7, true};
    const auto lowest = page(place, ways(), sent, asked);
    ASSERT_EQ(lowest.size(), 7U);
    for (std::size_t i = 0; i < lowest.size(); ++i) EXPECT_EQ(lowest[i], wanted[wanted.size() - 1 - i].id);
    asked = {db::Place{{wanted[20].at}, Uuid::parse(wanted[20].id)}, false, 7, true};
    EXPECT_EQ(page(place, ways(), sent, asked), back);
    asked.before = true;
    const auto higher = page(place, ways(), sent, asked);
    ASSERT_EQ(higher.size(), 7U);
    EXPECT_EQ(higher.front(), wanted[21].id);
}

TEST_P(WaysStore, counts_each_row_once_whichever_ways_lead_there) {
    TestDb place(GetParam(), {letters});
    const auto all = fill(place);
    const auto wanted = std::count_if(all.begin(), all.end(), reached);
    place.db().read([&](Tx& tx) {
        EXPECT_EQ(static_cast<std::ptrdiff_t>(read(tx, ways().ids(Query(""))).size()), wanted);
        Query query("SELECT l.id FROM ways_letter l WHERE l.at > ?", {0});
        ways().restrict(query);
        EXPECT_EQ(static_cast<std::ptrdiff_t>(read(tx, query).size()), wanted);
        return 0;
    });
}

TEST_P(WaysStore, without_a_way_nothing_is_held_back) {
    TestDb place(GetParam(), {letters});
    const auto all = fill(place);
    const auto found = page(place, db::Ways(rows), Query(""), {std::nullopt, false, 1000});
    EXPECT_EQ(found.size(), all.size());
}

TEST_P(WaysStore, a_place_is_read_as_it_was_written) {
    const db::Place place{{1'780'000'000'123}, Uuid::make({1'780'000'000'000})};
    const auto read = db::place_from(db::place_text(place));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->at.ms, place.at.ms);
    EXPECT_EQ(read->id, place.id);
    EXPECT_FALSE(db::place_from(""));
    for (const char* bad : {"1", "x_0193", "12x_01930000-0000-7000-8000-000000000000", "1_2_3", "1_x"})
        EXPECT_THROW(db::place_from(bad), Error) << bad;
}

NASKAH_ON_BOTH_DATABASES(WaysStore);

}  // namespace
