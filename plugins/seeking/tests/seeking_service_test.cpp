// SPDX-License-Identifier: Apache-2.0
// Saved searches tell of new hits within rights; what was opened is shown while it may be seen; an export holds what
// its person may see at one moment, and nothing of what was destroyed since.
#include <cstdlib>
#include <fstream>

#include "core/audit/trail.h"
#include "core/jobs/claim.h"
#include "core/table/xlsx_reader.h"
#include "seeking/service/form_columns.h"
#include "seeking/store/saved_store.h"
#include "seeking/tests/kit.h"

namespace seeking {
namespace seeking_service_test {

using core::Code;

Code refusal(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Error& error) {
        return error.code();
    }
    return Code::internal;
}

class SeekingService : public SeekingTest {
  protected:
    // NASKAH_EXPORT_ROWS=20000 for the size an archivist takes away; NASKAH_EXPORT_KEEP=FILE.xlsx leaves the workbook
    // for other programs to open.
    static int rows_wanted() {
        const char* asked = std::getenv("NASKAH_EXPORT_ROWS");
        return asked ? std::atoi(asked) : 1203;
    }
    void look() {
        room->saved.look_all();
        work();
    }
    Saved kept(SavedId id) { return room->saved.show(as(ani), id); }
    std::vector<std::string> opened() {
        std::vector<std::string> ids;
        for (const auto& each : room->opened.last(as(ani))) ids.push_back(each.hit.id);
        return ids;
    }
};

TEST_P(SeekingService, an_alert_tells_a_count_of_what_its_owner_may_see) {
    put("1", "Undangan rapat inflasi", {"all"});
    const auto id = room->saved.keep(as(ani), sought("inflasi"), {"Inflasi", false, true});
    look();
    EXPECT_TRUE(notices.told.empty()) << "what it found at first is no news";
    put("2", "Laporan inflasi", {position(budi)});
    look();
    EXPECT_TRUE(notices.told.empty()) << "hidden from her";
    EXPECT_EQ(kept(id).fresh, 0);
    put("3", "Laporan inflasi daerah", {position(ani)});
    look();
    ASSERT_EQ(notices.told.size(), 1u);
    EXPECT_EQ(notices.told[0].object, "search:" + id.text());
    EXPECT_EQ(notices.told[0].link, "");
    const auto said = place->db().read([&](core::db::Tx& tx) {
        return room->saved.describe(tx, as(ani).actor, notices.told[0].object);
    });
    ASSERT_TRUE(said);
    EXPECT_EQ(said->title, "1 hasil baru") << "no word of a letter";
    EXPECT_FALSE(place->db().read([&](core::db::Tx& tx) {
        return room->saved.describe(tx, as(budi).actor, notices.told[0].object);
    }));
    put("2", "Laporan inflasi", {position(budi), position(ani)});
    look();
    EXPECT_EQ(kept(id).fresh, 2) << "what she may see by now is new, too";
    look();
    EXPECT_EQ(notices.told.size(), 2u) << "told once";
    room->saved.run(as(ani), id);
    EXPECT_EQ(kept(id).fresh, 0);
    EXPECT_EQ(notices.opened_objects, std::vector<std::string>{"search:" + id.text()});
}

TEST_P(SeekingService, an_alert_that_finds_more_than_it_compares_takes_nothing_old_for_news) {
    SavedSearches few(room->parts, 3);
    for (int day = 11; day <= 15; ++day)
        put(std::to_string(day), "Laporan inflasi", {"all"}, "500", ("2026-11-" + std::to_string(day)).c_str());
    const auto id = few.keep(as(ani), sought("inflasi"), {"Inflasi", false, true});
    const auto fresh = [&] {
        const auto before = kept(id).fresh;
        few.look(id);
        return kept(id).fresh - before;
    };
    EXPECT_EQ(fresh(), 0);
    remove("15");
    EXPECT_EQ(fresh(), 0) << "12 was there all along";
    put("late", "Catatan inflasi", {"all"}, "500", "2026-11-14");
    EXPECT_EQ(fresh(), 1) << "entered late";
    put("older", "Catatan inflasi", {"all"}, "500", "2026-11-12");
    EXPECT_EQ(fresh(), 0) << "before the day it watches from";
    for (const char* each : {"14", "late"}) remove(each);
    EXPECT_EQ(fresh(), 0) << "all it knew went at once";
    for (const char* day : {"2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19"}) put(day, "Inflasi", {"all"}, "500", day);
    EXPECT_EQ(fresh(), 3);
    remove("2026-11-19");
    EXPECT_EQ(fresh(), 0);
    EXPECT_EQ(kept(id).floor, core::parse_date("2026-11-18")) << "only ever rises";
    room->saved.change(as(ani), id, {"Inflasi", false, false});
    few.change(as(ani), id, {"Inflasi", false, true});
    EXPECT_EQ(kept(id).floor, core::parse_date("2026-11-17")) << "switched on anew it begins anew";
}

TEST_P(SeekingService, what_is_shared_is_shared_with_the_unit_its_owner_sits_in) {
    const auto id = room->saved.keep(as(ani), sought("inflasi"), {"Inflasi", true, false});
    EXPECT_EQ(room->saved.list(as(budi)).of_unit.size(), 1u);
    const auto old_unit = ani.seat.unit;
    ani.seat.unit = core::UnitId::make({81});
    seating.held[ani.id] = {ani.seat};
    EXPECT_TRUE(room->saved.list(as(budi)).of_unit.empty()) << "she has left";
    EXPECT_EQ(refusal([&] { room->saved.run(as(budi), id); }), Code::not_found);
    EXPECT_EQ(refusal([&] { room->saved.remove(as(budi), id); }), Code::not_found);
    room->saved.change(as(ani), id, {"Inflasi", true, false});
    EXPECT_EQ(refusal([&] { room->saved.run(as(budi), id); }), Code::not_found);
    auto beside = as(budi);
    beside.actor.seats[0].unit = ani.seat.unit;
    EXPECT_EQ(room->saved.run(beside, id).words, "inflasi");
    auto in_both = as(ani);
    in_both.actor.seats.push_back(ani.seat);
    in_both.actor.seats.back().unit = old_unit;
    in_both.actor.acting = 1;
    room->saved.change(in_both, id, {"Inflasi daerah", true, false});
    EXPECT_EQ(room->saved.run(beside, id).words, "inflasi") << "a new name moves it nowhere";
}

TEST_P(SeekingService, who_lost_the_seat_is_told_nothing) {
    const auto id = room->saved.keep(as(ani), sought("inflasi"), {"Inflasi", false, true});
    put("1", "Undangan rapat inflasi", {position(ani)});
    seating.held[ani.id].clear();
    look();
    EXPECT_TRUE(notices.told.empty());
    seating.held[ani.id] = {ani.seat};
    EXPECT_EQ(kept(id).fresh, 0);
}

TEST_P(SeekingService, a_search_is_ones_own_until_it_is_shared_with_the_unit) {
    const auto id = room->saved.keep(as(ani), sought("inflasi"), {"Inflasi", false, false});
    EXPECT_EQ(refusal([&] { room->saved.run(as(budi), id); }), Code::not_found);
    EXPECT_TRUE(room->saved.list(as(budi)).of_unit.empty());
    room->saved.change(as(ani), id, {"Inflasi daerah", true, false});
    EXPECT_EQ(room->saved.run(as(budi), id).words, "inflasi");
    ASSERT_EQ(room->saved.list(as(budi)).of_unit.size(), 1u);
    EXPECT_EQ(refusal([&] { room->saved.remove(as(budi), id); }), Code::forbidden);
    EXPECT_EQ(refusal([&] { room->saved.change(as(ani), id, {"", true, false}); }), Code::invalid);
    auto elsewhere = as(budi);
    elsewhere.actor.seats[0].unit = core::UnitId::make({81});
    EXPECT_EQ(refusal([&] { room->saved.run(elsewhere, id); }), Code::not_found);
    room->saved.remove(as(ani), id);
    EXPECT_EQ(refusal([&] { room->saved.show(as(ani), id); }), Code::not_found);
}

TEST_P(SeekingService, what_was_opened_is_shown_last_first_while_it_may_be_seen) {
    for (int i = 0; i < 35; ++i) {
        put(std::to_string(i), "Surat " + std::to_string(i), {position(ani)});
        clock.pass(std::chrono::seconds(1));
        room->opened.note(as(ani), {"letter", std::to_string(i)});
    }
    EXPECT_EQ(opened().size(), 30u);
    EXPECT_EQ(opened().front(), "34");
    EXPECT_EQ(opened().back(), "5");
    put("34", "Surat 34", {position(budi)});
    EXPECT_EQ(opened().front(), "33") << "hidden meanwhile";
    clock.pass(std::chrono::seconds(1));
    room->opened.note(as(ani), {"letter", "10"});
    EXPECT_EQ(opened().front(), "10");
    room->opened.note(as(ani), {"letter", "34"});
    EXPECT_EQ(opened().front(), "10") << "not noted by who may not see it";
    EXPECT_TRUE(room->opened.last(as(budi)).empty());
}

TEST_P(SeekingService, an_export_holds_what_may_be_seen_when_it_is_made) {
    const int all = rows_wanted();
    for (int i = 0; i < all; ++i) put(std::to_string(i), "Laporan inflasi", {position(ani)}, "500.10");
    put("rahasia", "Laporan inflasi rahasia", {position(budi)});
    const auto selection = room->exporting.select(as(ani), sought("inflasi"));
    EXPECT_EQ(room->exporting.show(as(ani), selection, 0).selection.total, all);
    EXPECT_EQ(refusal([&] { room->exporting.show(as(budi), selection, 0); }), Code::not_found);
    EXPECT_EQ(refusal([&] { room->exporting.ask(as(budi), selection); }), Code::not_found);
    put("new", "Laporan inflasi baru", {position(ani)});
    put("7", "Laporan inflasi", {position(budi)});
    const auto id = room->exporting.ask(as(ani), selection);
    EXPECT_EQ(refusal([&] { room->exporting.file(as(ani), id, FileKind::csv); }), Code::conflict);
    killed = true;
    work();
    killed = false;
    clock.pass(std::chrono::hours(1));
    work();
    EXPECT_EQ(exported, 1) << "as of one moment";
    const auto made = room->exporting.find(as(ani), id);
    EXPECT_EQ(made.state, ExportState::done);
    EXPECT_EQ(made.told, all - 1) << "without what was hidden meanwhile";
    const auto xlsx = room->exporting.file(as(ani), id, FileKind::xlsx);
    if (const char* keep = std::getenv("NASKAH_EXPORT_KEEP"))
        std::ofstream(keep, std::ios::binary) << core::chars(xlsx);
    const auto book = core::table::read_xlsx(xlsx);
    const auto& rows = book.sheets.front().rows;
    EXPECT_EQ(rows.size(), static_cast<std::size_t>(all - 1 + 3)) << "titles and heading above";
    EXPECT_EQ(rows.back().cells.at(2), "500.10");
    const auto csv = room->exporting.file(as(ani), id, FileKind::csv);
    const std::string text(core::chars(csv));
    EXPECT_NE(text.find("\"\t500.10\""), std::string::npos);
    EXPECT_EQ(text.find("rahasia"), std::string::npos);
    EXPECT_EQ(text.find("inflasi baru"), std::string::npos) << "came after it was frozen";
    const auto noted = place->db().read([&](core::db::Tx& tx) { return core::audit::of(tx, "export:" + id.text()); });
    EXPECT_EQ(noted.size(), 2u) << "each time it was taken away";
    EXPECT_EQ(refusal([&] { room->exporting.file(as(budi), id, FileKind::csv); }), Code::not_found);
    put("8", "Laporan inflasi", {position(budi)});
    EXPECT_EQ(refusal([&] { room->exporting.file(as(ani), id, FileKind::csv); }), Code::conflict) << "hidden since";
    work();
    EXPECT_EQ(room->exporting.find(as(ani), id).told, all - 2);
    EXPECT_FALSE(room->exporting.file(as(ani), id, FileKind::csv).empty());
    clock.pass(kept_for);
    EXPECT_EQ(refusal([&] { room->exporting.find(as(ani), id); }), Code::not_found);
    work();
    EXPECT_EQ(place->db().read([](core::db::Tx& tx) {
        return tx.count("SELECT (SELECT COUNT(*) FROM seeking_export) + (SELECT COUNT(*) FROM seeking_selected)");
    }), 0) << "deleted after a day";
}

TEST_P(SeekingService, an_export_asked_for_in_a_seat_that_is_lost_is_refused) {
    put("1", "Laporan inflasi", {position(ani)});
    const auto id = room->exporting.ask(as(ani), room->exporting.select(as(ani), sought("inflasi")));
    seating.held[ani.id].clear();
    work();
    seating.held[ani.id] = {ani.seat};
    EXPECT_EQ(room->exporting.find(as(ani), id).state, ExportState::refused);
    EXPECT_EQ(refusal([&] { room->exporting.select(as(ani), sought("tidak ada")); }), Code::invalid);
}

TEST_P(SeekingService, an_export_in_a_form_has_the_lines_of_its_keeper_and_tells_how_far_it_is) {
    put("1", "Laporan inflasi", {position(ani)});
    put("2", "Laporan inflasi rahasia", {position(budi)});
    const auto selection = room->exporting.select(as(ani), sought("inflasi"));
    EXPECT_EQ(refusal([&] { room->exporting.ask(as(ani), selection, "letters.none"); }), Code::invalid);
    const auto id = room->exporting.ask(as(ani), selection, "letters.titles");
    std::pair<std::int64_t, std::int64_t> told;
    titles.reads = [&](const Reached& reached) {
        reached(3, 9);
        std::thread([&] {
            const auto made = room->exporting.find(as(ani), id);
            told = {made.reached, made.of};
        }).join();
    };
    work();
    EXPECT_EQ(told, (std::pair<std::int64_t, std::int64_t>{3, 9})) << "while it is written";
    EXPECT_EQ(room->exporting.find(as(ani), id).told, 1);
    const auto book = core::table::read_xlsx(room->exporting.file(as(ani), id, FileKind::xlsx));
    const auto& rows = book.sheets.front().rows;
    EXPECT_EQ(book.sheets.front().titles.at(0), "Daftar judul ani") << "in her name";
    EXPECT_EQ(rows.at(0).cells.at(0), "Pencarian: inflasi");
    EXPECT_EQ(rows.back().cells.at(0), "Laporan inflasi");
    titles.reads = {};
    titles.dossiers.clear();
    EXPECT_EQ(refusal([&] { room->exporting.file(as(ani), id, FileKind::csv); }), Code::conflict) << "its dossier is hidden since";
    work();
    EXPECT_FALSE(room->exporting.file(as(ani), id, FileKind::csv).empty());
    const auto late = room->exporting.ask(as(ani), selection, "letters.titles");
    titles.away = true;
    work();
    EXPECT_EQ(room->exporting.find(as(ani), late).state, ExportState::refused) << "its right is lost";
}

TEST_P(SeekingService, an_export_that_is_stopped_ends_and_leaves_no_file) {
    put("1", "Laporan inflasi", {position(ani)});
    const auto selection = room->exporting.select(as(ani), sought("inflasi"));
    const auto files = [&] {
        return place->db().read([](core::db::Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM seeking_export WHERE xlsx IS NOT NULL OR csv IS NOT NULL");
        });
    };
    const auto id = room->exporting.ask(as(ani), selection, "letters.titles");
    EXPECT_EQ(refusal([&] { room->exporting.stop(as(budi), id); }), Code::not_found);
    bool went_on = false;
    titles.reads = [&](const Reached& reached) {
        std::thread([&] { room->exporting.stop(as(ani), id); }).join();
        reached(1, 2);
        went_on = true;
    };
    work();
    EXPECT_FALSE(went_on);
    EXPECT_EQ(room->exporting.find(as(ani), id).state, ExportState::stopped);
    EXPECT_EQ(files(), 0);
    room->exporting.stop(as(ani), id);
    room->exporting.make_anew();
    work();
    EXPECT_EQ(room->exporting.find(as(ani), id).state, ExportState::stopped) << "what was destroyed begins nothing again";
    // Stopped after the last look, and before it began.
    const auto late = room->exporting.ask(as(ani), selection, "letters.titles");
    titles.reads = [&](const Reached&) { std::thread([&] { room->exporting.stop(as(ani), late); }).join(); };
    room->exporting.stop(as(ani), room->exporting.ask(as(ani), selection));
    EXPECT_EQ(files(), 0);
    work();
    EXPECT_EQ(files(), 0);
    const auto done = room->exporting.ask(as(ani), selection);
    work();
    EXPECT_EQ(refusal([&] { room->exporting.stop(as(ani), done); }), Code::conflict);
    EXPECT_EQ(files(), 1);
}

TEST_P(SeekingService, an_export_that_fails_to_the_last_says_so) {
    put("1", "Laporan inflasi", {position(ani)});
    const auto id = room->exporting.ask(as(ani), room->exporting.select(as(ani), sought("inflasi")), "letters.titles");
    titles.reads = [](const Reached&) { throw core::Error(Code::internal, "core.error.internal"); };
    for (int tried = 1; tried <= Exporting::retry.tries; ++tried) {
        EXPECT_EQ(room->exporting.find(as(ani), id).state, ExportState::waiting) << tried;
        work();
        clock.pass(std::chrono::minutes(1));
    }
    EXPECT_EQ(room->exporting.find(as(ani), id).state, ExportState::failed);
    EXPECT_EQ(refusal([&] { room->exporting.file(as(ani), id, FileKind::csv); }), Code::conflict);
    ASSERT_EQ(notices.told.size(), 1u);
    EXPECT_EQ(notices.told[0].object, "export:" + id.text());
    const auto said = [&](const Person& who) {
        return place->db().read([&](core::db::Tx& tx) { return room->exporting.describe(tx, as(who).actor, notices.told[0].object); });
    };
    ASSERT_TRUE(said(ani));
    EXPECT_EQ(said(ani)->link, "/exports/" + id.text());
    EXPECT_FALSE(said(budi));
    EXPECT_EQ(notices.opened_objects, std::vector<std::string>{notices.told[0].object}) << "once its page was opened";
}

TEST_P(SeekingService, an_export_whose_process_dies_at_each_try_waits_for_no_one) {
    put("1", "Laporan inflasi", {position(ani)});
    const auto id = room->exporting.ask(as(ani), room->exporting.select(as(ani), sought("inflasi")));
    for (int tried = 0; tried < Exporting::retry.tries; ++tried) {
        EXPECT_TRUE(place->db().write([&](core::db::Tx& tx) {
            return core::jobs::claim(tx, {std::string(Exporting::job)}, clock.now());
        }));
        clock.pass(core::jobs::lease_time + std::chrono::seconds(1));
    }
    work();
    EXPECT_EQ(exported, 0);
    EXPECT_EQ(room->exporting.find(as(ani), id).state, ExportState::failed);
    EXPECT_EQ(notices.told.size(), 1u);
}

TEST_P(SeekingService, what_is_destroyed_goes_from_the_exports_made_before) {
    put("1", "Laporan inflasi", {position(ani)});
    put("2", "Laporan inflasi kenarisandi", {position(ani)});
    const auto id = room->exporting.ask(as(ani), room->exporting.select(as(ani), sought("inflasi")));
    work();
    EXPECT_EQ(room->exporting.find(as(ani), id).told, 2);
    remove("2");
    room->exporting.make_anew();
    EXPECT_EQ(refusal([&] { room->exporting.file(as(ani), id, FileKind::csv); }), Code::conflict);
    EXPECT_EQ(place->db().read([](core::db::Tx& tx) {
        return tx.count("SELECT COUNT(*) FROM seeking_export WHERE xlsx IS NOT NULL OR csv IS NOT NULL");
    }), 0);
    work();
    EXPECT_EQ(room->exporting.find(as(ani), id).told, 1);
    const auto csv = room->exporting.file(as(ani), id, FileKind::csv);
    EXPECT_EQ(std::string(core::chars(csv)).find("kenarisandi"), std::string::npos);
}

TEST_P(SeekingService, what_is_destroyed_while_an_export_is_written_is_not_in_it) {
    put("1", "Laporan inflasi", {position(ani)});
    put("2", "Laporan inflasi kenarisandi", {position(ani)});
    const auto id = room->exporting.ask(as(ani), room->exporting.select(as(ani), sought("inflasi")));
    seating.meanwhile = [&] {
        remove("2");
        room->exporting.make_anew();
    };
    room->exporting.work(id);
    EXPECT_EQ(room->exporting.find(as(ani), id).state, ExportState::waiting) << "read before, so not kept";
    work();
    EXPECT_EQ(room->exporting.find(as(ani), id).told, 1);
}

TEST_P(SeekingService, of_selections_and_exports_of_one_person_the_oldest_go) {
    put("1", "Laporan inflasi", {"all"});
    const auto others = room->exporting.select(as(budi), sought("inflasi"));
    std::vector<SelectionId> made;
    std::vector<ExportId> exports;
    for (int i = 0; i <= most_selections; ++i) {
        made.push_back(room->exporting.select(as(ani), sought("inflasi")));
        if (i == 0) exports.push_back(room->exporting.ask(as(ani), made[0]));
        clock.pass(std::chrono::seconds(1));
    }
    EXPECT_EQ(refusal([&] { room->exporting.show(as(ani), made[0], 0); }), Code::not_found);
    EXPECT_EQ(refusal([&] { room->exporting.find(as(ani), exports[0]); }), Code::not_found);
    EXPECT_EQ(room->exporting.show(as(ani), made[1], 0).some.size(), 1u);
    EXPECT_EQ(room->exporting.show(as(budi), others, 0).some.size(), 1u);
    for (int i = 0; i <= most_exports; ++i) {
        exports.push_back(room->exporting.ask(as(ani), made[1]));
        clock.pass(std::chrono::seconds(1));
    }
    EXPECT_EQ(refusal([&] { room->exporting.find(as(ani), exports[1]); }), Code::not_found);
    EXPECT_EQ(room->exporting.list(as(ani)).size(), static_cast<std::size_t>(most_exports));
    work();
}

NASKAH_ON_BOTH_DATABASES(SeekingService);

}  // namespace
}  // namespace seeking
