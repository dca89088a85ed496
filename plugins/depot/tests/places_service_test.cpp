// SPDX-License-Identifier: Apache-2.0
// Where dossiers stand, on both databases: moves, a class raised above the box's, stock-takes (archive.md I13, I17).
#include "depot/tests/guarded.h"

namespace depot {
namespace places_service_test {

using archive::FoundPlace;
using archive::ToldPlace;
using core::Error;
using core::db::Tx;

class Placed : public guarded::Guarded {};

TEST_P(Placed, an_old_list_finds_its_places_by_code_or_name_and_says_which_is_not_there) {
    const auto id = dossier("000.1.5", city_.top.id, 2004), other = dossier("000.1.5", city_.top.id, 2004);
    const auto room = place(PlaceKind::room, "Depo A"), rack = place(PlaceKind::rack, "R-07", room),
               far = place(PlaceKind::rack, "R-08", room), box = place(PlaceKind::box, "Boks 1", rack);
    place(PlaceKind::box, "Boks 1", far);
    const auto found = place_->db().read([&](Tx& tx) {
        return services_->told.find(tx, as(1), {{"depo a", "Rak r-07", "", "1"}, {"", "", "", "boks 1"}, {"", "R-09", "", "1"}, {}});
    });
    EXPECT_EQ(found[0].id, box.text());
    EXPECT_EQ(found[0].path, "Depo A / R-07 / Boks 1");
    EXPECT_EQ(found[1].lack, FoundPlace::Lack::several) << "in either rack";
    EXPECT_TRUE(found[2].lack == FoundPlace::Lack::missing && found[2].at == &ToldPlace::rack);
    EXPECT_EQ(found[3].at, nullptr);
    auto reader = as(2);
    reader.actor.rights.erase("depot.keep");
    EXPECT_EQ(place_->db().read([&](Tx& tx) { return services_->told.find(tx, reader, {{"", "", "", "1"}}).at(0).at; }), nullptr);
    const auto shelve = [&](const core::Context& ctx) {
        place_->db().write([&](Tx& tx) { services_->told.shelve(tx, ctx, found[0].id, {id, other}, "lama.csv"); });
    };
    EXPECT_THROW(shelve(reader), Error);
    shelve(as(1));
    EXPECT_EQ(cabinet_.told[id], "Depo A / R-07 / Boks 1");
    EXPECT_EQ(services_->places.one(as(1), box).dossiers.size(), 2u);
    ASSERT_EQ(services_->places.one(as(1), box).outer.size(), 2u) << "all it stands in, from the outside in";
    EXPECT_EQ(services_->places.one(as(1), box).outer[0].second, "Depo A");
}

TEST_P(Placed, every_move_leaves_from_and_to_and_the_count_agrees_with_what_stands_there) {
    const auto first = dossier("000.1.5", city_.top.id, 2024), second = dossier("000.1.5", city_.top.id, 2025),
               other = dossier("000.1.5", city_.top.id, 2025);
    auto& places = services_->places;
    const auto room = place(PlaceKind::room, "Depo A"), rack = place(PlaceKind::rack, "Rak 1", room),
               far = place(PlaceKind::rack, "Rak 2", room), box = place(PlaceKind::box, "Boks 1", rack);
    places.shelve(as(1), box, {first, second}, "Penataan");
    EXPECT_EQ(cabinet_.told[first], "Depo A / Rak 1 / Boks 1");
    EXPECT_EQ(cabinet_.boxes[first], "Boks 1");
    const auto loan = lend(second);
    EXPECT_THROW(places.move(as(1), box, far, "Rak penuh"), Error) << "one in it is lent";
    EXPECT_EQ(places.one(as(1), box).path, "Depo A / Rak 1 / Boks 1") << "nothing half done";
    services_->loans.take_back(as(2), loan, true, Condition::good, "");
    places.move(as(1), box, far, "Rak penuh");
    EXPECT_EQ(cabinet_.told[second], "Depo A / Rak 2 / Boks 1");
    const auto moves = places.one(as(1), box).moves;
    ASSERT_EQ(moves.size(), 1u);
    EXPECT_EQ(moves[0].from, rack);
    EXPECT_EQ(moves[0].to, far);
    places.shelve(as(1), far, {other}, "Penataan");
    const auto barcode = places.one(as(1), box).dossiers.front().barcode;
    cabinet_.one_by_one = 0;
    const auto count = places.count(as(1), places.take_stock(as(1), box, {barcode, "3/2025", "99/1999"}, {}, ""));
    EXPECT_EQ(cabinet_.one_by_one, 0) << "titles are asked for at once and not one by one";
    EXPECT_EQ(count.sums.at(Outcome::present), 1);
    EXPECT_EQ(count.sums.at(Outcome::missing), 1);
    EXPECT_EQ(count.sums.at(Outcome::elsewhere), 1);
    EXPECT_EQ(count.sums.at(Outcome::unknown), 1);
    for (const auto& tree : places.trees(as(1)))
        for (const auto& row : tree.rows)
            if (row.place.id == room) { EXPECT_EQ(row.dossiers, 3); }
    cabinet_.hidden.insert(first);
    for (const auto& row : places.trees(as(1)).front().rows)
        if (row.place.id == box) { EXPECT_EQ(row.dossiers, 1) << "no count tells of what he may not know of"; }
}

TEST_P(Placed, a_class_raised_above_the_box_is_told_and_listed_until_the_dossier_stands_where_it_may) {
    using classification::AccessClass;
    auto& places = services_->places;
    const auto raised = dossier("800.1.11.1", city_.top.id, 2024), other = dossier("800.1.11.1", city_.top.id, 2024);
    city_.keeper = core::PositionId::make({7});
    const auto room = place(PlaceKind::room, "Depo A", {}, AccessClass::secret), box = place(PlaceKind::box, "Boks 1", room),
               safe = place(PlaceKind::box, "Boks 9", room, AccessClass::secret);
    places.shelve(as(1), box, {raised, other}, "Penataan");
    const auto rose = [&] { place_->db().write([&](Tx& tx) { places.risen(tx, as(3), raised); }); };
    rose();
    EXPECT_TRUE(told_.kinds.empty()) << "it may stand there";
    raise(raised, AccessClass::limited);
    EXPECT_TRUE(places.misplaced(as(1), raised)) << "the panel tells it at once";
    rose();
    rose();
    places.look_at_all();
    EXPECT_EQ(std::exchange(told_.kinds, {}), std::vector<std::string>{Places::misplaced_kind}) << "once";
    ASSERT_EQ(places.misplaced(as(1)).size(), 1u);
    EXPECT_EQ(places.misplaced(as(1)).front().stands.dossier.id, raised);
    EXPECT_EQ(places.misplaced(as(1)).front().allowed, AccessClass::ordinary);
    cabinet_.hidden.insert(raised);
    EXPECT_EQ(places.count_misplaced(as(1)), 0) << "no count tells of what he may not know of";
    cabinet_.hidden.clear();
    PlaceWish renamed;
    renamed.code = renamed.name = "Boks 1a";
    places.change(as(1), box, renamed);   // what is wrong already keeps nobody from mending a name
    places.shelve(as(1), safe, {raised}, "Kelasnya naik");
    EXPECT_TRUE(places.misplaced(as(1)).empty());
    raise(other, AccessClass::limited);
    places.look_at_all();
    EXPECT_EQ(places.misplaced(as(1)).size(), 1u) << "the night finds what nobody told";
    renamed.highest = AccessClass::limited;
    places.change(as(1), box, renamed);
    EXPECT_TRUE(places.misplaced(as(1)).empty()) << "the box may hold it now";
}

TEST_P(Placed, what_was_received_and_stands_nowhere_is_counted_in_its_own_depot_and_today) {
    auto& places = services_->places;
    const auto fresh = dossier("000.1.5", city_.top.id, 2024), elsewhere = dossier("000.1.5", city_.top.id, 2024),
               hidden = dossier("000.1.5", city_.top.id, 2024);
    for (auto& each : cabinet_.all) each.unplaced = true;
    cabinet_.keepers[fresh] = cabinet_.keepers[hidden] = city_.top.id;
    cabinet_.keepers[elsewhere] = core::UnitId::make({99});
    cabinet_.hidden.insert(hidden);
    EXPECT_EQ(places.count_unplaced(as(1)), 1);
    const auto tasks = services_->today.look(as(1)).tasks;
    EXPECT_NE(std::find(tasks.begin(), tasks.end(), std::pair(Task::unplaced, std::int64_t{1})), tasks.end());
    const auto room = place(PlaceKind::room, "Depo A"), box = place(PlaceKind::box, "Boks 1", room);
    places.shelve(as(1), box, {fresh}, "Penataan");
    const auto stands = [&](archive::DossierId id, core::UnitId unit) {
        return place_->db().read([&](Tx& tx) { return places.stands_in(tx, id, unit); });
    };
    EXPECT_TRUE(stands(fresh, city_.top.id));
    EXPECT_FALSE(stands(fresh, core::UnitId::make({99}))) << "that of the unit it left";
    EXPECT_FALSE(stands(elsewhere, city_.top.id));
}

TEST_P(Placed, what_was_destroyed_or_handed_over_stands_nowhere_and_the_move_is_kept) {
    using classification::AccessClass;
    auto& places = services_->places;
    const auto burnt = dossier("800.1.11.1", city_.top.id, 2010), given = dossier("800.1.11.1", city_.top.id, 1990),
               stays = dossier("800.1.11.1", city_.top.id, 2024);
    const auto room = place(PlaceKind::room, "Depo A"), box = place(PlaceKind::box, "Boks 1", room);
    places.shelve(as(1), box, {burnt, given, stays}, "Penataan");
    raise(burnt, AccessClass::limited);
    places.look_at_all();
    end(burnt, archive::Life::destroyed);
    place_->db().write([&](Tx& tx) { places.left(tx, as(3), burnt); });
    EXPECT_EQ(cabinet_.told[burnt], "") << "the archive shows no place of a stub";
    EXPECT_TRUE(places.misplaced(as(1)).empty());
    EXPECT_EQ(places.one(as(1), box).dossiers.size(), 2u);
    end(given, archive::Life::handed_over);
    places.look_at_all();
    EXPECT_EQ(places.one(as(1), box).dossiers.size(), 1u) << "the night finds what nobody told";
    place_->db().read([&](Tx& tx) {
        EXPECT_FALSE(store::shelved(tx, burnt));
        for (const auto& [id, why] : {std::pair(burnt, "destroyed"), std::pair(given, "handed_over")}) {
            const auto moves = store::moves(tx, object_of(id));
            ASSERT_EQ(moves.size(), 2u);
            const auto last = moves[0].to ? moves[1] : moves[0];   // both in one moment of the test's clock
            EXPECT_EQ(last.from, box);
            EXPECT_FALSE(last.to);
            EXPECT_EQ(last.from_text, "Depo A / Boks 1");
            EXPECT_EQ(last.reason, why);
        }
    });
    for (const auto& each : places.one(as(1), room).others_here.dossiers) EXPECT_EQ(each.id, stays) << "stubs are not offered";
}

TEST_P(Placed, a_box_holds_no_lower_class_than_before_while_something_in_it_stands_wrong) {
    using classification::AccessClass;
    auto& places = services_->places;
    const auto raised = dossier("800.1.11.1", city_.top.id, 2024);
    const auto room = place(PlaceKind::room, "Depo A", {}, AccessClass::secret),
               box = place(PlaceKind::box, "Boks 1", room, AccessClass::limited);
    places.shelve(as(1), box, {raised}, "Penataan");
    raise(raised, AccessClass::secret);
    places.look_at_all();
    PlaceWish wish;
    wish.code = wish.name = "Boks 1";
    wish.highest = AccessClass::ordinary;
    EXPECT_THROW(places.change(as(1), box, wish), Error) << "it stands wrong already, and would stand worse";
    wish.highest = AccessClass::limited;
    wish.name = "Boks satu";
    places.change(as(1), box, wish);
    wish.highest = AccessClass::secret;
    places.change(as(1), box, wish);
    EXPECT_TRUE(places.misplaced(as(1)).empty());
}

TEST_P(Placed, a_notice_is_taken_back_from_the_unit_that_got_it) {
    using classification::AccessClass;
    auto& places = services_->places;
    city_.keeper = core::PositionId::make({7});
    city_.keeper_below = core::PositionId::make({8});
    const auto theirs = dossier("800.1.11.1", city_.below.id, 2024);
    auto archivist = as(4);
    archivist.actor.seats.front().unit = city_.below.id;
    PlaceWish wish;
    wish.kind = PlaceKind::room;
    wish.code = wish.name = "Depo bidang";
    const auto low = places.make(archivist, wish);
    places.shelve(archivist, low, {theirs}, "Penataan");
    raise(theirs, AccessClass::limited);
    places.look_at_all();
    places.shelve(as(1), place(PlaceKind::room, "Depo kota", {}, AccessClass::limited), {theirs}, "Kelasnya naik");
    EXPECT_EQ(told_.withdrawn, std::vector<core::PositionId>{*city_.keeper_below});
}

TEST_P(Placed, what_a_records_unit_has_in_custody_stands_in_its_depot_and_is_lent_by_it) {
    auto& places = services_->places;
    const auto foreign = dossier("000.1.5", city_.apart.id, 2020);
    const auto room = place(PlaceKind::room, "Depo A");
    EXPECT_THROW(places.shelve(as(1), room, {foreign}, "Penataan"), Error) << "it is of another unit";
    cabinet_.keepers[foreign] = city_.top.id;
    EXPECT_EQ(places.one(as(1), room).others_here.all, 1);
    raise(foreign, classification::AccessClass::limited);
    EXPECT_EQ(places.one(as(1), room).others_here.all, 0) << "its class is above that of the place";
    raise(foreign, classification::AccessClass::ordinary);
    places.shelve(as(1), room, {foreign}, "Pemindahan inaktif");
    EXPECT_EQ(cabinet_.told[foreign], "Depo A");
    EXPECT_EQ(cabinet_.boxes[foreign], "");
    const auto loan = lend(foreign);
    EXPECT_EQ(services_->loans.one(as(2), loan).loan.unit, city_.top.id);
    auto maker = as(5);
    maker.actor.seats.front().unit = city_.apart.id;
    EXPECT_THROW(services_->loans.take_back(maker, loan, true, Condition::good, ""), Error) << "the keeper takes it back";
}

TEST_P(Placed, the_archive_is_asked_once_about_all_in_a_unit_and_portions_leave_nothing_out) {
    using classification::AccessClass;
    auto& places = services_->places;
    const auto room = place(PlaceKind::room, "Depo A"), box = place(PlaceKind::box, "Boks 1", room);
    std::vector<archive::DossierId> all;
    for (std::size_t i = 0; i < Places::most_watched + 1; ++i) all.push_back(dossier("000.1.5", city_.top.id, 2024));
    places.shelve(as(1), box, all, "Penataan");
    cabinet_.asked = 0;
    EXPECT_EQ(places.trees(as(1)).front().rows.front().dossiers, static_cast<std::int64_t>(all.size()));
    EXPECT_EQ(cabinet_.asked, 1);
    for (const auto& each : {all.front(), all.back()}) raise(each, AccessClass::limited);
    places.look_at_all();
    EXPECT_EQ(places.count_misplaced(as(1)), 2);
}

TEST_P(Placed, above_a_capacity_nothing_goes_unsaid) {
    auto& places = services_->places;
    const auto wished = [&](PlaceKind kind, const char* code, std::optional<PlaceId> parent, int capacity, Measure measure) {
        PlaceWish wish;
        wish.kind = kind;
        wish.code = wish.name = code;
        wish.parent = parent;
        wish.capacity = capacity;
        wish.measure = measure;
        return wish;
    };
    const auto rack_of = [&](const char* code, PlaceId room) {
        return places.make(as(1), wished(PlaceKind::rack, code, room, 1, Measure::boxes));
    };
    const auto counted = [&](Space space) {
        std::size_t all = 0;
        for (const auto& tree : places.trees(as(1), space)) all += tree.rows.size();
        return all;
    };
    const auto room = place(PlaceKind::room, "Depo A"), rack = rack_of("Rak 1", room), far = rack_of("Rak 2", room);
    const auto box = places.make(as(1), wished(PlaceKind::box, "Boks 1", rack, 2, Measure::dossiers));
    const auto second = wished(PlaceKind::box, "Boks 2", rack, 0, Measure::dossiers);
    EXPECT_THROW(places.make(as(1), second), Error) << "the rack holds one box";
    EXPECT_THROW(places.make(as(1), wished(PlaceKind::box, "Boks 3", rack, 2, Measure::boxes)), Error) << "no boxes in a box";
    auto meant = second;
    meant.over = true;
    const auto beside = places.make(as(1), meant);
    const auto folder = places.make(as(1), wished(PlaceKind::folder, "Map 1", box, 0, Measure::dossiers));
    const std::vector<archive::DossierId> all{dossier("000.1.5", city_.top.id, 2024), dossier("000.1.5", city_.top.id, 2024),
                                              dossier("000.1.5", city_.top.id, 2024)};
    places.shelve(as(1), folder, {all[0], all[1], all[0]}, "Penataan");
    EXPECT_TRUE(places.one(as(1), box).row.is(Space::full)) << "what stands in its folder stands in it";
    places.shelve(as(1), box, {all[0]}, "Penataan");   // it stood in it before
    try {
        places.shelve(as(1), folder, {all[2]}, "Penataan");
        ADD_FAILURE() << "the box around the folder is full";
    } catch (const Error& error) {
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults().front().field, "over");
        EXPECT_EQ(error.faults().front().args[1].second, "2");
    }
    EXPECT_EQ(places.one(as(1), box).row.filling.filled, 2);
    places.shelve(as(1), folder, {all[2]}, "Penataan", true);
    EXPECT_EQ(places.one(as(1), box).row.filling.filled, 3);
    EXPECT_EQ(counted(Space::full), 2) << "box and first rack";
    EXPECT_EQ(counted(Space::free), 1) << "the second rack; of what has no capacity nothing is said";
    places.move(as(1), beside, far, "Rak penuh");
    EXPECT_THROW(places.move(as(1), box, far, "Rak penuh"), Error);
    places.move(as(1), box, far, "Rak penuh", true);
    EXPECT_EQ(counted(Space::free), 1) << "the first rack is empty";
}

TEST_P(Placed, metres_of_shelf_are_summed_up_the_tree_and_a_box_that_is_too_wide_is_refused) {
    auto& places = services_->places;
    const auto wished = [&](PlaceKind kind, const char* code, PlaceId parent, int length) {
        PlaceWish wish;
        wish.kind = kind;
        wish.code = wish.name = code;
        wish.parent = parent;
        wish.length = length;
        return wish;
    };
    const auto room = place(PlaceKind::room, "Depo A");
    const auto rack = places.make(as(1), wished(PlaceKind::rack, "Rak 1", room, 35)),
               other = places.make(as(1), wished(PlaceKind::rack, "Rak 2", room, 600)),
               row = places.make(as(1), wished(PlaceKind::row, "Baris 1", rack, 0));
    places.make(as(1), wished(PlaceKind::box, "Boks 1", row, 20));
    places.make(as(1), wished(PlaceKind::box, "Boks 2", row, 0));
    auto wide = wished(PlaceKind::box, "Boks 3", row, 20);
    try {
        places.make(as(1), wide);
        ADD_FAILURE() << "15 cm are left of the rack";
    } catch (const Error& error) {
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults().front().key, "depot.fault.over.shelf");
        EXPECT_EQ(error.faults().front().args[1].second, "0,20");
    }
    wide.over = true;
    const auto third = places.make(as(1), wide);
    const auto inside = places.one(as(1), room).row.metres;
    EXPECT_EQ(inside.used, 40);
    EXPECT_EQ(inside.room, 635) << "of a room that tells none that of its racks";
    EXPECT_EQ(inside.unmeasured, 1);
    EXPECT_EQ(places.trees(as(1), Space::full).front().rows.size(), 1u) << "the first rack";
    EXPECT_EQ(places.trees(as(1), Space::full).front().metres.room, 635) << "whatever is listed";
    places.move(as(1), third, other, "Rak 1 penuh");
    EXPECT_EQ(places.one(as(1), other).row.metres.used, 20);
    EXPECT_TRUE(places.trees(as(1), Space::full).empty());
    EXPECT_EQ(services_->today.look(as(1)).shelves->used, 40);
    EXPECT_THROW(places.make(as(1), wished(PlaceKind::folder, "Map 1", third, 5)), Error);
}

TEST_P(Placed, of_a_renamed_building_the_archive_is_told_in_portions) {
    auto& places = services_->places;
    const auto room = place(PlaceKind::room, "Depo A"), box = place(PlaceKind::box, "Boks 1", room);
    std::vector<archive::DossierId> all;
    for (std::size_t i = 0; i < Places::most_told + 1; ++i) all.push_back(dossier("000.1.5", city_.top.id, 2024));
    places.shelve(as(1), box, all, "Penataan");
    const auto told = [&] {
        return std::count_if(cabinet_.told.begin(), cabinet_.told.end(),
                             [](const auto& each) { return each.second == "Depo B / Boks 1"; });
    };
    PlaceWish wish;
    wish.code = wish.name = "Depo B";
    places.change(as(1), room, wish);
    EXPECT_EQ(told(), static_cast<std::ptrdiff_t>(Places::most_told));
    std::vector<std::string> jobs;
    place_->db().read([&](Tx& tx) {
        tx.each("SELECT payload FROM core_job WHERE kind = ?", {Places::telling},
                [&](const core::db::Row& row) { jobs.push_back(row.text(0)); });
    });
    ASSERT_EQ(jobs.size(), 1u);
    places.tell_rest(core::json::parse(jobs.front()));
    EXPECT_EQ(told(), static_cast<std::ptrdiff_t>(all.size()));
}

TEST_P(Placed, a_stock_take_tells_lent_from_present_and_its_sum_is_what_the_register_counts) {
    auto& places = services_->places;
    const auto here = dossier("000.1.5", city_.top.id, 2024), out = dossier("000.1.5", city_.top.id, 2024),
               back = dossier("000.1.5", city_.top.id, 2024), lost = dossier("000.1.5", city_.top.id, 2024),
               gone = dossier("000.1.5", city_.top.id, 2024), other = dossier("000.1.5", city_.top.id, 2024);
    const auto room = place(PlaceKind::room, "Depo A"), box = place(PlaceKind::box, "Boks 1", room);
    places.shelve(as(1), box, {here, out, back, lost, gone}, "Penataan");
    places.shelve(as(1), room, {other}, "Penataan");
    for (const auto& each : {out, back}) lend(each);
    services_->loans.lose(as(2), lend(lost), "000.5.3.4/7", "Tidak ditemukan.");
    const auto count = places.count(as(1), places.take_stock(as(1), box, {"9/1999"}, {here, back, other}, ""));
    const std::map<Outcome, std::int64_t> sums{{Outcome::present, 1},   {Outcome::lent, 1},      {Outcome::lost, 1},    {Outcome::missing, 1},
                                               {Outcome::lent_here, 1}, {Outcome::elsewhere, 1}, {Outcome::unknown, 1}};
    EXPECT_EQ(count.sums, sums);
    EXPECT_EQ(count.recorded, 5) << "as many as stand there by the register";
    EXPECT_EQ(count.differences, 4);
    EXPECT_TRUE(differs(count.lines.front().first.outcome)) << "differences come first";
    EXPECT_EQ(places.folders(as(1), room).size(), 6u);
    EXPECT_THROW(places.folder(as(1), dossier("000.1.5", city_.top.id, 2024)), Error) << "no barcode before it has a place";
}

NASKAH_ON_BOTH_DATABASES(Placed);

}  // namespace

}  // namespace depot
