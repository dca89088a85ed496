// SPDX-License-Identifier: Apache-2.0
// Lists of many dossiers: page by page to the end, what is told of each as if it were asked for alone, and what a
// newer schedule changes, counted in full however few are shown.
#include "archive/service/changes.h"
#include "archive/service/forms.h"
#include "archive/service/result_forms.h"
#include "archive/service/wording.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace list_service_test {

using cabinet_town::NoDrafts;
using core::parse_date;

class ListService : public cabinet_town::Town {
  protected:
    std::vector<DossierId> opened(int count) {
        std::vector<DossierId> all;
        for (int n = 1; n <= count; ++n) all.push_back(open(archivist_, ("Berkas " + std::to_string(n)).c_str()));
        return all;
    }
    void paper(DossierId id, const char* title) {
        Paper made;
        made.title = title;
        made.date = parse_date("2020-02-01");
        cabinet_->register_paper(as(archivist_), id, made);
    }
    static core::search::Listed result(const std::string& kind, const std::string& id) {
        core::search::Listed made;
        made.hit.kind = kind;
        made.hit.id = id;
        return made;
    }
    static core::search::Listed result(const std::string& subject) {
        return result(subject.substr(0, subject.find(':')), subject.substr(subject.find(':') + 1));
    }
    Lists lists() { return {place_->db(), *cabinet_, subjects_}; }
    std::vector<DossierId> shown(const Leaf& leaf) {
        std::vector<DossierId> ids;
        for (const auto& each : leaf.all) ids.push_back(each.dossier.id);
        return ids;
    }
};

TEST_P(ListService, go_page_by_page_to_the_end_and_show_each_once) {
    auto all = opened(5);
    std::reverse(all.begin(), all.end());
    store::Wish wish;
    wish.limit = 2;
    std::vector<DossierId> leafed, listed;
    for (std::optional<DossierId> next; leafed.size() < 10; wish.after = next) {
        const auto leaf = cabinet_->list(as(archivist_), wish);
        for (const auto& id : shown(leaf)) leafed.push_back(id);
        next = leaf.next;
        if (!next) break;
    }
    EXPECT_EQ(leafed, all);
    ListWish rows;
    rows.wish.limit = 2;
    for (bool more = true; more && listed.size() < 10;) {
        const auto found = lists().list(as(archivist_), rows);
        for (const auto& line : found.lines) listed.push_back(line.dossier.id);
        rows.wish.after = found.lines.back().dossier.id;
        more = found.more;
    }
    std::reverse(all.begin(), all.end());
    EXPECT_EQ(listed, all) << "a list goes by its numbers";
}

TEST_P(ListService, a_place_that_is_hidden_tells_nothing_of_itself) {
    const auto all = opened(2);
    store::Wish wish;
    wish.after = all.front();
    EXPECT_EQ(fault_of([&] { cabinet_->list(as(heirs_), wish); }), "archive.fault.after");
    wish.after = DossierId::make({77});
    EXPECT_EQ(fault_of([&] { cabinet_->list(as(heirs_), wish); }), "archive.fault.after") << "as one that never was";
}

TEST_P(ListService, tell_of_each_what_is_told_of_it_alone_and_ask_for_a_rule_once) {
    const auto all = opened(4);
    paper(all[0], "Undangan rapat");
    paper(all[1], "Keputusan mutasi");
    paper(all[1], "Usul mutasi");
    tell(archivist_, all[1], 1, Exception::Kind::permanent);
    tell(archivist_, all[1], 2, Exception::Kind::moved, all[2].text());
    cabinet_->continue_volume(as(archivist_), all[0], parse_date("2020-06-01"));
    Mark mark;
    mark.dossier = all[3];
    mark.protection = "duplikasi";
    mark.copy_place = "Depo DPK, rak 2";
    mark.review = parse_date("2021-06-01");
    mark.reason = "Bukti hak";
    cabinet_->mark(as(archivist_), mark);
    cabinet_->close(as(archivist_), all[3], parse_date("2020-06-01"));
    clock_.set(core::parse_instant("2022-07-01T03:00:00Z"));
    place_->db().write([&](core::db::Tx& tx) {
        Judgement judgement;
        judgement.verdict = Judgement::Verdict::extend;
        judgement.years = 3;
        judgement.on = parse_date("2022-06-30");
        store::insert(tx, all[3], judgement, clock_.now(), "Panitia");
        Event event;
        event.id = EventId::make(clock_.now());
        event.trigger = "proyek_selesai";
        event.dossier = all[0];
        event.on = parse_date("2020-05-01");
        store::insert(tx, event, archivist_);
        event.id = EventId::make(clock_.now() + std::chrono::seconds(1));
        event.dossier.reset();
        event.fiscal_year = 2020;
        event.on = parse_date("2020-05-09");
        store::insert(tx, event, archivist_);
    });
    schedule_.asked = 0;
    const auto leaf = cabinet_->list(as(archivist_), {});
    EXPECT_EQ(schedule_.asked, 1) << "three open dossiers of one code";
    ASSERT_EQ(leaf.all.size(), 4u);
    for (const auto& each : leaf.all) {
        const auto alone = cabinet_->whole(as(archivist_), each.dossier.id);
        EXPECT_EQ(each.items.size(), alone.items.size()) << each.dossier.title;
        for (std::size_t at = 0; at < each.items.size(); ++at) EXPECT_EQ(each.items[at].title, alone.items[at].title);
        EXPECT_EQ(each.extent.items, alone.extent.items);
        EXPECT_EQ(each.volumes, alone.volumes);
        EXPECT_EQ(each.exceptions.size(), alone.exceptions.size());
        EXPECT_EQ(each.judged.has_value(), alone.judged.has_value());
        EXPECT_EQ(each.marks.size(), alone.marks.size());
        EXPECT_EQ(store::wound(each.term), store::wound(alone.term));
    }
    const auto& first = leaf.all.back();   // the oldest
    ASSERT_EQ(first.events.size(), 2u);
    EXPECT_EQ(first.events.front().fiscal_year, 2020) << "the newest day first";
    EXPECT_EQ(leaf.all[2].events.size(), 1u) << "an event of the year is theirs, too";
    EXPECT_EQ(first.volumes.size(), 1u);
    EXPECT_EQ(leaf.all[1].items.size(), 1u) << "what was moved into it";
    EXPECT_EQ(leaf.all[0].judged->years, 3);
    EXPECT_EQ(leaf.all[0].marks.size(), 1u);
}

TEST_P(ListService, a_form_tells_whose_files_it_lists) {
    const auto one = open(archivist_, "Rapat"), other = open(heirs_, "Rapat");
    paper(one, "Undangan");
    const core::words::Catalog words;
    ListWish wish;
    wish.form = Form::active;
    const auto sheet = [&](const core::Context& ctx) { return sheet_of(lists().list(ctx, wish), wish, ctx, words); };
    const auto own = sheet(as(archivist_));
    EXPECT_EQ(own.titles.back(), "archive.column.unit: Dinas Kearsipan");
    EXPECT_EQ(own.columns.size(), 12u);
    const auto both = sheet(house());
    ASSERT_EQ(both.columns.size(), 13u) << "1/2020 of one unit is not 1/2020 of another";
    std::set<std::string> units;
    for (const auto& row : both.rows) units.insert(core::table::text_of(row.at(12)));
    EXPECT_EQ(units, (std::set<std::string>{"Dinas Kearsipan", "Dinas Kominfo"}));
    wish.form = Form::register_;
    EXPECT_EQ(sheet(house()).columns.size(), 7u) << "it has the unit already";
    EXPECT_NE(one, other);
}

TEST_P(ListService, results_of_a_search_stand_in_the_columns_of_a_form) {
    const auto whole = open(archivist_, "Rapat"), part = open(archivist_, "Mutasi"), theirs = open(heirs_, "Lain"),
               gone = open(archivist_, "Lama");
    std::vector<std::string> letters;
    for (const char* title : {"Undangan", "Usul mutasi", "Keputusan mutasi", "Belum diberkaskan"})
        letters.push_back(letter(title, AccessClass::ordinary, {archivist_}));
    cabinet_->file(as(archivist_), whole, letters[0]);
    for (const int at : {1, 2}) cabinet_->file(as(archivist_), part, letters[static_cast<std::size_t>(at)]);
    cabinet_->close(as(archivist_), gone, parse_date("2020-06-01"));
    place_->db().write([&](core::db::Tx& tx) { cabinet_->erase(tx, house(), gone, "BA 1/2026"); });
    const std::vector<core::search::Listed> results{result("dossier", theirs.text()), result(letters[3]),
                                                    result("dossier", whole.text()), result(letters[2]),
                                                    result("dossier", gone.text())};
    const core::words::Words words;
    auto all = lists();
    ResultForms forms(all, *cabinet_, words);
    std::int64_t looked = 0;
    const auto sheet = [&](const core::Context& ctx, const char* form) {
        return place_->db().read([&](core::db::Tx& tx) {
            return forms.sheet(tx, ctx, form, results, [&](std::int64_t, std::int64_t of) { looked = of; });
        });
    };
    const auto titles = [](const core::table::Sheet& of, std::size_t column) {
        std::vector<std::string> found;
        for (const auto& row : of.rows) found.push_back(core::table::text_of(row.at(column)));
        return found;
    };
    const auto files = sheet(as(archivist_), "archive.berkas");
    EXPECT_EQ(titles(files, 2), (std::vector<std::string>{"Rapat", "Mutasi"})) << "in the order of the form";
    EXPECT_EQ(looked, 2) << "not one she may not know of";
    EXPECT_EQ(files.notes.back(), "archive.list.left_out");
    const auto items = sheet(as(archivist_), "archive.isi");
    ASSERT_EQ(items.rows.size(), 2u) << "of a dossier not found itself only the letter that was";
    EXPECT_NE(titles(items, 3).back().find("Keputusan mutasi"), std::string::npos);
    EXPECT_EQ(core::table::text_of(items.rows[1].at(1)), "2") << "under its number there";
    EXPECT_EQ(titles(sheet(as(heirs_), "archive.berkas"), 2), std::vector<std::string>{"Lain"});
    EXPECT_TRUE(sheet(as(archivist_), "archive.inaktif").rows.empty()) << "none is";
    auto nobody = as(archivist_);
    nobody.actor.rights.clear();
    EXPECT_TRUE(forms.forms(nobody.actor).empty());
    EXPECT_EQ(fault_of([&] { sheet(nobody, "archive.berkas"); }), "core.error.forbidden");
    EXPECT_EQ(forms.forms(as(archivist_).actor).size(), all_forms.size());
}

TEST_P(ListService, what_a_schedule_changes_is_counted_in_full_and_not_of_what_is_gone) {
    const auto all = opened(5);
    for (const auto& id : all) cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    place_->db().write([&](core::db::Tx& tx) { cabinet_->erase(tx, house(), all[0], "BA 1/2026"); });
    NoDrafts drafts;
    Changes changes(place_->db(), *cabinet_, subjects_, drafts);
    EXPECT_EQ(changes.list(as(archivist_)).closed, 4);
    EXPECT_TRUE(changes.list(as(archivist_)).all.empty()) << "it says the same";
    schedule_.years = 4;
    const auto counted = changes.list(as(archivist_), {}, 0);
    EXPECT_TRUE(counted.all.empty() && counted.more);
    EXPECT_EQ(counted.counts, (std::vector<std::pair<Change, std::int64_t>>{{Change::longer, 4}}));
    schedule_.asked = 0;
    const auto some = changes.list(as(archivist_), {}, 3);
    EXPECT_EQ(schedule_.asked, 1) << "once for the code, however many dossiers it has";
    ASSERT_EQ(some.all.size(), 3u);
    EXPECT_TRUE(some.more);
    EXPECT_EQ(some.counts.front().second, 4);
    EXPECT_EQ(some.all.front().dossier.id, all.back());
    EXPECT_LT(*some.all.front().was->inactive_until, *some.all.front().would->inactive_until);
    EXPECT_TRUE(changes.list(as(heirs_)).counts.empty()) << "of what one may not know of nothing is counted";
}

TEST_P(ListService, the_mark_of_a_rule_goes_when_its_edition_is_compared_though_it_was_replaced_before) {
    const auto ids = opened(2);
    schedule_.rule("800.1.3.2", 2, 3, classification::Fate::destroy);
    schedule_.others["800.1.3.2"].edition = "JRA lama";
    for (const auto& id : ids) cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    schedule_.rule("800.1.3.2", 1, 1, classification::Fate::destroy);
    schedule_.others["800.1.3.2"].edition = "JRA baru";   // shorter, so nobody adopts it
    cabinet_->recompute(house());
    const auto rule = [&] { return cabinet_->whole(as(archivist_), ids[0]).dossier.rule; };
    ASSERT_EQ(rule()->edition, "JRA lama");
    NoDrafts drafts;
    Changes changes(place_->db(), *cabinet_, subjects_, drafts);
    drafts.compared = "JRA baru";
    changes.settle_marks();
    EXPECT_FALSE(rule()->verified) << "of another edition";
    drafts.compared = "JRA lama";
    changes.settle_marks();
    EXPECT_TRUE(rule()->verified);
    EXPECT_EQ(rule()->active_years, 2) << "and nothing else changes";
}

TEST_P(ListService, what_is_proposed_and_cut_has_the_oldest_of_each_unit_and_tells_how_many_there_are) {
    const auto all = opened(3);
    for (const auto& id : all) cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    Wanted wanted;
    wanted.oldest_first = true;
    wanted.limit = 2;
    place_->db().read([&](core::db::Tx& tx) {
        const auto found = cabinet_->list(tx, as(archivist_), wanted);
        ASSERT_EQ(found.size(), 2u);
        EXPECT_EQ(found[0].id, all[0]);
        EXPECT_EQ(found[1].id, all[1]);
        EXPECT_EQ(cabinet_->count(tx, as(archivist_), wanted), 3) << "whatever is shown";
        wanted.oldest_first = false;
        EXPECT_EQ(cabinet_->list(tx, as(archivist_), wanted)[0].id, all[2]);
    });
}

TEST_P(ListService, what_waits_to_be_transferred_is_known_by_its_kept_clock_and_nothing_is_wound_for_it) {
    const auto all = opened(3);
    for (const auto& id : {all[0], all[1]}) cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    Wanted wanted;
    wanted.untransferred = wanted.brief = true;
    const auto waiting = [&] { return place_->db().read([&](core::db::Tx& tx) { return cabinet_->count(tx, as(archivist_), wanted); }); };
    EXPECT_EQ(waiting(), 0) << "its active year runs";
    clock_.set(core::parse_instant("2022-07-01T03:00:00Z"));
    EXPECT_EQ(waiting(), 2);
    place_->db().write([&](core::db::Tx& tx) { store::drop_clock(tx, all[0]); });
    EXPECT_EQ(waiting(), 1);
}

TEST_P(ListService, search_knows_the_phase_of_every_day_as_the_lists_do) {
    const auto id = opened(1).front();
    const auto phases_on = [&](core::Date day) {
        std::vector<std::string> found;
        for (const auto& each : index_.documents.at(id.text()).facets)
            if (each.facet == core::search::dated_facet && (!each.first || *each.first <= day) && (!each.last || day <= *each.last))
                found.push_back(each.value);
        return found;
    };
    using Told = std::vector<std::string>;
    EXPECT_EQ(phases_on(parse_date("2020-06-01")), Told{"open"});
    cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    const auto clock = place_->db().read([&](core::db::Tx& tx) { return store::wound(tx, id); });
    ASSERT_TRUE(clock && clock->active_until && clock->inactive_until);
    for (const auto border : {*clock->active_until, *clock->inactive_until})
        for (int days : {-1, 0, 1, 2}) {
            const auto day = core::add_days(border, days);
            EXPECT_EQ(phases_on(day), Told{std::string(name(clock->phase(day)))}) << core::iso(day);
        }
}

TEST_P(ListService, a_stub_tells_when_it_was_destroyed_and_of_older_ones_the_night_looks_it_up) {
    const auto id = opened(1).front();
    place_->db().write([&](core::db::Tx& tx) { cabinet_->erase(tx, as(archivist_), id, "BA 1/2026"); });
    const auto told = [&] { return cabinet_->whole(as(archivist_), id).dossier; };
    const auto at = told().ended_at;
    EXPECT_EQ(at, clock_.now());
    EXPECT_EQ(told().ended_by_name, "Arsiparis");
    const auto& marks = index_.documents.at(id.text()).facets;
    EXPECT_EQ(std::count_if(marks.begin(), marks.end(), [](const auto& each) { return each.facet == "destroyed"; }), 1);
    place_->db().write([&](core::db::Tx& tx) {
        tx.exec("UPDATE archive_dossier SET ended_at = NULL, ended_by_name = '' WHERE id = ?", {id});
    });
    clock_.pass(std::chrono::hours(24));
    cabinet_->tell_ended();
    EXPECT_EQ(told().ended_at, at);
    EXPECT_EQ(told().ended_by_name, "Arsiparis");
}

TEST_P(ListService, a_form_tells_the_fate_a_committee_decided_and_is_narrowed_by_it) {
    schedule_.rule("700.1", 0, 1, Fate::review);
    std::map<Fate, DossierId> judged;
    for (const auto& [fate, verdict] : {std::pair(Fate::keep, Judgement::Verdict::keep), std::pair(Fate::destroy, Judgement::Verdict::destroy),
                                        std::pair(Fate::review, Judgement::Verdict::extend)}) {
        const auto id = judged[fate] = open(archivist_, "Dinilai", "", "700.1");
        cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
        Judgement judgement;
        judgement.verdict = verdict;
        judgement.years = verdict == Judgement::Verdict::extend ? 2 : 0;
        judgement.on = parse_date("2020-06-01");
        place_->db().write([&](core::db::Tx& tx) {
            store::insert(tx, id, judgement, clock_.now(), "Panitia");
            cabinet_->wind(tx, house(), id);
        });
    }
    for (const auto& [fate, id] : judged) {
        ListWish wish;
        wish.wish.fate = fate;
        const auto found = lists().list(as(archivist_), wish);
        ASSERT_EQ(found.lines.size(), 1u) << classification::name(fate);
        EXPECT_EQ(found.lines.front().dossier.id, id);
        EXPECT_EQ(found.lines.front().fate, fate);
    }
}

TEST_P(ListService, of_a_code_that_means_another_matter_now_nothing_is_applied_and_it_is_told) {
    const auto id = opened(1).front();
    cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    schedule_.used_again = "800.1.3.2";
    NoDrafts drafts;
    const auto counted = Changes(place_->db(), *cabinet_, subjects_, drafts).list(as(archivist_));
    EXPECT_EQ(counted.counts, (std::vector<std::pair<Change, std::int64_t>>{{Change::reused, 1}}));
    EXPECT_FALSE(counted.all.front().by_itself);
    cabinet_->recompute(house());
    const auto whole = cabinet_->whole(as(archivist_), id);
    EXPECT_TRUE(whole.dossier.rule) << "it keeps the rule it was closed by";
    EXPECT_EQ(whole.term.why.back().word, "archive.clock.another");
    const auto open_one = open(archivist_, "Berkas terbuka");
    EXPECT_FALSE(cabinet_->whole(as(archivist_), open_one).dossier.rule);
}

TEST_P(ListService, years_of_an_item_are_not_told_as_those_of_the_rule) {
    const auto id = opened(1).front();
    paper(id, "Keputusan");
    Exception told;
    told.item = 1;
    told.kind = Exception::Kind::years;
    told.active_years = 5;
    told.inactive_years = 5;
    told.reason = "Bukti hak";
    clock_.pass(std::chrono::seconds(1));
    cabinet_->tell_apart(as(archivist_), id, told, "");
    cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    const core::words::Catalog words;
    const auto said = [&](const char* day) {
        clock_.set(core::parse_instant(std::string(day) + "T03:00:00Z"));
        return wording::reason(cabinet_->whole(as(archivist_), id), words);
    };
    EXPECT_EQ(said("2022-07-01"), "archive.term.active_item");
    EXPECT_EQ(said("2027-07-01"), "archive.term.inactive_item");
    EXPECT_EQ(said("2031-07-01"), "archive.term.ended_item");
}

NASKAH_ON_BOTH_DATABASES(ListService);

}  // namespace list_service_test
}  // namespace archive
