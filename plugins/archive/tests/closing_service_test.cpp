// SPDX-License-Identifier: Apache-2.0
// By which rule a dossier is kept: that of the day it was closed, and events its unit's heir tells.
#include "archive/service/changes.h"
#include "archive/service/undecided.h"
#include "archive/service/wording.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace closing_service_test {

using cabinet_town::NoDrafts;
using core::parse_date;

class ClosingService : public cabinet_town::Town {
  protected:
    void SetUp() override {
        Town::SetUp();
        schedule_.years = 1;
        schedule_.editions = {{parse_date("2019-01-01"), 5}, {parse_date("2020-08-01"), 1}};
    }
    int years(DossierId id) { return now(id).rule->active_years; }
    Dossier handed(const char* closed) {
        Dossier made;
        made.code = "800.1.3.2";
        made.code_name = "Kenaikan Pangkat";
        made.title = "Berkas serahan";
        made.source = "handed:1";
        made.opened = parse_date("2020-03-02");
        made.closed = parse_date(closed);
        return made;
    }
    DossierId take(const Dossier& wanted, std::vector<Item> items) {
        return place_->db().write([&](core::db::Tx& tx) { return cabinet_->take_over(tx, as(archivist_), {wanted, std::move(items)}).id; });
    }
    static Item item(int number) {
        Item made;
        made.subject = "handed:" + std::to_string(number);
        made.number = number;
        made.title = "Surat";
        made.date = parse_date("2020-03-02");
        return made;
    }
};

TEST_P(ClosingService, the_rule_is_that_of_the_day_of_closing_and_todays_comes_only_by_adopting_it) {
    const auto id = open(archivist_, "Rapat"), later = open(archivist_, "Rapat berikut");
    clock_.set(core::parse_instant("2020-09-01T03:00:00Z"));
    cabinet_->close(as(archivist_), id, parse_date("2020-07-31"));
    cabinet_->close(as(archivist_), later, parse_date("2020-08-01"));
    EXPECT_EQ(years(id), 5);
    EXPECT_EQ(years(later), 1);
    cabinet_->recompute(house());
    EXPECT_EQ(years(id), 5) << "the night shortens nothing";
    cabinet_->adopt(as(archivist_), id, "Sesuai JRA baru");
    EXPECT_EQ(years(id), 1);
}

TEST_P(ClosingService, paper_taken_in_has_the_rule_of_its_day_too) {
    Dossier old = handed("2020-07-31");
    clock_.set(core::parse_instant("2020-09-01T03:00:00Z"));
    Paper paper;
    paper.title = "Bundel";
    paper.date = parse_date("2020-03-02");
    const auto id = place_->db().write([&](core::db::Tx& tx) { return cabinet_->take_in(tx, as(archivist_), old, paper).id; });
    EXPECT_EQ(years(id), 5);
}

TEST_P(ClosingService, what_was_handed_over_keeps_its_longer_rule_when_it_is_closed_once_more) {
    const auto id = take(handed("2020-05-31"), {item(1)});
    EXPECT_EQ(years(id), 5);
    clock_.set(core::parse_instant("2020-09-01T03:00:00Z"));
    cabinet_->reopen(as(archivist_), id, "Bagian kedua datang");
    EXPECT_EQ(take(handed("2020-08-31"), {item(2)}), id);
    EXPECT_EQ(years(id), 5);
}

TEST_P(ClosingService, an_event_told_by_the_heir_of_a_unit_starts_the_clocks_it_left) {
    classification::RetentionRule rule;
    rule.code = "700.2";
    rule.active_years = rule.inactive_years = 1;
    rule.fate = Fate::destroy;
    rule.trigger = "setelah unit pindah";
    rule.triggers.all = {{"pindah", "Unit pindah", classification::Mode::point, classification::Scope::unit}};
    schedule_.others["700.2"] = rule;
    const auto id = open(archivist_, "Inventaris", "", "700.2");
    cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    const auto tell = [&](const char* day) {
        clock_.pass(std::chrono::seconds(1));
        Event event;
        event.id = EventId::make(clock_.now());
        event.trigger = "pindah";
        event.unit = merged_;
        event.on = parse_date(day);
        event.recorded = clock_.now();
        place_->db().write([&](core::db::Tx& tx) {
            store::insert(tx, event, heirs_);
            cabinet_->wind_later(tx, house(), merged_, {});
        });
        cabinet_->wind_portion(house(), {{"after", DossierId{}.text()}, {"unit", merged_.text()}});
        return place_->db().read([&](core::db::Tx& tx) { return store::wound(tx, id)->start; });
    };
    EXPECT_FALSE(tell("2020-05-02")) << "of another unit yet";
    directory::Ending ending;
    ending.unit = office_;
    ending.successor = merged_;
    ending.told = clock_.now() + std::chrono::milliseconds(1);
    people_.ended = {ending};
    cabinet_->recompute(house());
    EXPECT_FALSE(now(id).rule->triggers.all.empty());
    EXPECT_EQ(tell("2020-06-01"), parse_date("2020-06-01"));
    EXPECT_EQ(cabinet_->whole(house(), id).events.size(), 1u) << "what it told before it was the heir is its own";
}

// What a committee decided of stands whatever the night finds; the night after takes it.
TEST_P(ClosingService, the_rule_of_a_proposed_dossier_does_not_change_overnight) {
    const auto id = open(archivist_, "Rapat");
    cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    const auto propose = [&](bool engages) {
        place_->db().write([&](core::db::Tx& tx) {
            if (engages) cabinet_->engage(tx, house(), id, Process::transfer, "proposal:1");
            else cabinet_->release(tx, house(), id, "proposal:1");
        });
    };
    propose(true);
    schedule_.editions = {{parse_date("2019-01-01"), 9}};
    schedule_.years = 9;
    cabinet_->recompute(house());
    EXPECT_EQ(years(id), 5);
    EXPECT_EQ(fault_of([&] { cabinet_->adopt(as(archivist_), id, "JRA baru"); }), "archive.obstacle.proposed");
    propose(false);
    cabinet_->recompute(house());
    EXPECT_EQ(years(id), 9) << "it keeps longer";
}

TEST_P(ClosingService, a_proposed_dossier_is_not_opened_again) {
    const auto id = open(archivist_, "Rapat");
    cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    place_->db().write([&](core::db::Tx& tx) { cabinet_->engage(tx, house(), id, Process::transfer, "proposal:1"); });
    const auto was = now(id);
    EXPECT_EQ(fault_of([&] { cabinet_->reopen(as(archivist_), id, "Masih ada surat"); }), "archive.obstacle.proposed");
    EXPECT_EQ(now(id).version, was.version);
    place_->db().write([&](core::db::Tx& tx) { cabinet_->release(tx, house(), id, "proposal:1"); });
    EXPECT_EQ(fault_of([&] { cabinet_->reopen(as(archivist_), id, "Masih ada surat"); }), "");
}

namespace {

// It cannot answer: then nobody knows that nothing stands in the way.
class Broken final : public Guard {
  public:
    bool breaks = true;
    Obstacles against(core::db::Tx&, const core::Context&, const std::vector<Kept>&, Deed) override {
        if (breaks) throw core::Error(core::Code::unavailable, "core.child.away");
        return {};
    }
};

}  // namespace

TEST_P(ClosingService, a_guard_that_cannot_answer_blocks) {
    Broken guard;
    cabinet_->guard(guard);
    guard.breaks = false;
    const auto id = open(archivist_, "Rapat");
    cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    const auto was = now(id);
    guard.breaks = true;
    const auto in_unit = [&](auto act) { return fault_of([&] { place_->db().write([&](core::db::Tx& tx) { act(tx); }); }); };
    for (const auto deed : {Deed::reopen, Deed::propose, Deed::transfer, Deed::decree, Deed::destroy, Deed::hand_over}) {
        EXPECT_EQ(in_unit([&](core::db::Tx& tx) { cabinet_->pass(tx, house(), id, deed); }), "core.child.away");
        EXPECT_EQ(in_unit([&](core::db::Tx& tx) { cabinet_->obstacles(tx, house(), id, deed); }), "core.child.away");
    }
    EXPECT_EQ(in_unit([&](core::db::Tx& tx) { cabinet_->engage(tx, house(), id, Process::destruction, "proposal:1"); }),
              "core.child.away");
    EXPECT_EQ(fault_of([&] { cabinet_->reopen(as(archivist_), id, "Masih ada surat"); }), "core.child.away");
    EXPECT_EQ(now(id).version, was.version) << "and nothing of it was done";
    EXPECT_EQ(now(id).process, Process::none);
}

// By the rule of the code above, before anybody knew that its own row waits; then that is decided on.
TEST_P(ClosingService, a_row_that_waits_keeps_its_dossiers_and_what_is_decided_comes_by_itself_where_it_is_surer) {
    constexpr const char* code = "500.4.9";
    schedule_.rule(code, 0, 0, Fate::destroy);
    schedule_.others[code].code = "500.4";
    UndecidedRules undecided(schedule_);
    cabinet_->guard(undecided);
    const auto wrong = open(archivist_, "Penugasan", "", code), milder = open(archivist_, "Penugasan lain", "", code);
    for (const auto& id : {wrong, milder}) cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    const auto in_the_way = [&](DossierId id, Process process, Deed deed) {
        return place_->db().read([&](core::db::Tx& tx) {
            auto kept = *cabinet_->find(tx, house(), id);
            kept.process = process;
            const auto all = cabinet_->obstacles_of(tx, house(), {kept}, deed);
            return all.empty() ? std::string() : all.begin()->second.front().word;
        });
    };
    EXPECT_EQ(in_the_way(wrong, Process::destruction, Deed::propose), "");
    schedule_.waits = code;
    EXPECT_EQ(in_the_way(wrong, Process::destruction, Deed::propose), "archive.obstacle.undecided");
    EXPECT_EQ(in_the_way(wrong, Process::none, Deed::destroy), "archive.obstacle.undecided");
    EXPECT_EQ(in_the_way(wrong, Process::transfer, Deed::propose), "") << "it goes where it is kept";
    cabinet_->recompute(house());
    EXPECT_EQ(now(wrong).rule->fate, Fate::destroy) << "nothing is taken from it, and nothing done by it";
    EXPECT_EQ(cabinet_->whole(as(archivist_), wrong).term.why.back().word, "archive.clock.undecided_now");
    const auto fresh = open(archivist_, "Penugasan baru", "", code);
    const core::words::Catalog words;
    EXPECT_EQ(wording::reason(cabinet_->whole(as(archivist_), fresh), words), "archive.term.undecided");
    cabinet_->close(as(archivist_), fresh, parse_date("2020-06-01"));
    const auto kept = cabinet_->whole(as(archivist_), fresh);
    EXPECT_FALSE(kept.dossier.rule);
    EXPECT_EQ(kept.term.phase, Phase::unruled);
    EXPECT_EQ(kept.term.why.front().word, "archive.clock.undecided");
    NoDrafts drafts;
    Changes changes(place_->db(), *cabinet_, subjects_, drafts);
    EXPECT_EQ(changes.list(as(archivist_)).counts, (std::vector<std::pair<Change, std::int64_t>>{{Change::undecided, 2}}));

    schedule_.waits.clear();
    schedule_.rule(code, 3, 3, Fate::keep);
    const auto told = changes.list(as(archivist_));
    EXPECT_EQ(told.counts, (std::vector<std::pair<Change, std::int64_t>>{{Change::fate, 2}, {Change::longer, 1}}));
    for (const auto& each : told.all) EXPECT_TRUE(each.by_itself) << each.dossier.title;
    cabinet_->recompute(house());
    for (const auto& id : {wrong, milder, fresh}) EXPECT_EQ(now(id).rule->fate, Fate::keep);
    // An older server saw it and left it.
    place_->db().write([&](core::db::Tx& tx) {
        auto left = store::find(tx, {{}, {}, false, true}, wrong).value();
        left.rule->fate = Fate::destroy;
        store::save(tx, left);
    });
    cabinet_->recompute(house());
    EXPECT_EQ(now(wrong).rule->fate, Fate::keep);
    schedule_.rule(code, 9, 9, Fate::destroy);
    cabinet_->recompute(house());
    EXPECT_EQ(now(wrong).rule->fate, Fate::keep) << "a lesser fate comes by no night";
    EXPECT_EQ(changes.list(as(archivist_)).counts, (std::vector<std::pair<Change, std::int64_t>>{{Change::fate, 3}})) << "and is told";
}

// Days of retention are days of the calendar: no zone and no day off is asked of them.
TEST_P(ClosingService, another_time_zone_moves_no_date_of_retention) {
    const auto id = open(archivist_, "Rapat");
    cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    const auto kept = [&] { return place_->db().read([&](core::db::Tx& tx) { return store::wound(tx, id)->json(); }); };
    const auto was = kept();
    for (const auto zone : {core::Zone::wib, core::Zone::wita, core::Zone::wit})
        for (const char* at : {"2020-06-01T15:30:00Z", "2020-12-31T16:30:00Z", "2021-01-01T00:30:00Z"}) {
            clock_.set(core::parse_instant(at));
            auto ctx = house();
            ctx.zone = zone;
            cabinet_->recompute(ctx);
            place_->db().write([&](core::db::Tx& tx) { cabinet_->wind(tx, ctx, id); });
            EXPECT_EQ(kept(), was) << core::name(zone) << " " << at;
        }
}

// Closed before clocks were kept, it is wound by the job of a unit, or by the night, while somebody destroys it.
TEST_P(ClosingService, a_clock_wound_while_the_dossier_is_destroyed_does_not_tell_its_stub_as_living) {
    const std::array<std::function<void()>, 2> winders{
        [&] { cabinet_->wind_portion(house(), {{"after", DossierId{}.text()}}); }, [&] { cabinet_->recompute(house()); }};
    for (const auto& wound_by : winders) {
        const auto id = open(archivist_, "Undangan");
        cabinet_->close(as(archivist_), id, as(archivist_).today());
        place_->db().write([&](core::db::Tx& tx) { store::drop_clock(tx, id); });
        std::string wound;
        amid(
            [&](core::db::Tx& tx) {
                cabinet_->take(tx, id);
                cabinet_->erase(tx, house(), id, "BA 1/2026");
            },
            wound_by, wound);
        EXPECT_EQ(wound, "");
        const auto& told = index_.documents.at(id.text());
        EXPECT_TRUE(std::any_of(told.facets.begin(), told.facets.end(), [](const auto& each) { return each.facet == "destroyed"; }));
        EXPECT_EQ(told.summary, "Dinas Kearsipan \u00b7 BA 1/2026");
        EXPECT_FALSE(place_->db().read([&](core::db::Tx& tx) { return store::wound(tx, id).has_value(); }));
        for (const auto& entry : place_->db().read([&](core::db::Tx& tx) { return core::audit::of(tx, object_of(id)); }))
            EXPECT_NE(entry.act, "archive.clock_moved");
    }
}

NASKAH_ON_BOTH_DATABASES(ClosingService);

}  // namespace closing_service_test
}  // namespace archive
