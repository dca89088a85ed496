// SPDX-License-Identifier: Apache-2.0
// What is told of a whole unit starts what was there, in the clocks that are kept, on the page before it is told, and in
// what another house is told.
#include "archive/service/events.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace shared_event_service_test {

class OneKind final : public classification::TriggerBook {
  public:
    std::vector<classification::Trigger> known(core::db::Tx&) override {
        return {{"data_baru", "Data diperbarui", classification::Mode::supersession, classification::Scope::unit}};
    }
};

class SharedEventService : public cabinet_town::Town {
  protected:
    void SetUp() override {
        Town::SetUp();
        if (IsSkipped()) return;
        schedule_.rule("800.1.3.2", 3, 7, Fate::destroy);
        schedule_.others["800.1.3.2"].trigger = "setelah data diperbarui";
        place_->db().read([&](core::db::Tx& tx) { schedule_.others["800.1.3.2"].triggers.all = book_.known(tx); });
        events_ = std::make_unique<Events>(place_->db(), *cabinet_, subjects_, book_);
    }
    DossierId closed(const char* title) {
        const auto id = open(archivist_, title);
        cabinet_->close(as(archivist_), id, core::date_of(clock_.now(), core::Zone::wib));
        return id;
    }
    Record renewed(const char* on) {
        Record made;
        made.event = "data_baru";
        made.on = core::parse_date(on);
        made.evidence = "Data tahun baru";
        return made;
    }
    std::string phase(DossierId id) {
        cabinet_->recompute(house());
        return std::string(name(cabinet_->whole(as(archivist_), id).term.phase));
    }
    std::size_t told_elsewhere(DossierId id) {
        return place_->db().read([&](core::db::Tx& tx) { return cabinet_->account(tx, as(archivist_), id).events.size(); });
    }

    OneKind book_;
    std::unique_ptr<Events> events_;
};

TEST_P(SharedEventService, starts_the_data_it_replaces_and_not_what_came_after) {
    const auto old = closed("Data 2020");
    clock_.set(core::parse_instant("2022-03-01T03:00:00Z"));
    const auto fresh = closed("Data 2022");
    EXPECT_EQ(events_->reach(as(archivist_), renewed("2021-02-01")).dossiers, 1) << "what is told beforehand";
    EXPECT_EQ(events_->reach(as(archivist_), renewed("2022-03-01")).dossiers, 2);
    events_->record(as(archivist_), renewed("2021-02-01"));
    EXPECT_EQ(phase(old), "active");
    EXPECT_EQ(phase(fresh), "waiting");
    const auto why = cabinet_->whole(as(archivist_), fresh).term.why;
    EXPECT_TRUE(std::any_of(why.begin(), why.end(), [](const auto& each) { return each.word == "archive.clock.event_before"; }));
    EXPECT_EQ(told_elsewhere(old), 1u);
    EXPECT_EQ(told_elsewhere(fresh), 0u) << "there it would be told of that dossier alone, and start it";
    cabinet_->trigger(as(archivist_), fresh, "data_baru", core::parse_date("2022-03-01"), "Diganti hari itu juga", "");
    EXPECT_EQ(phase(fresh), "active");
}

TEST_P(SharedEventService, an_open_dossier_may_still_be_told_what_was_told_of_the_unit_before_it) {
    events_->record(as(archivist_), renewed("2020-02-01"));
    const auto id = open(archivist_, "Data baru");
    EXPECT_EQ(cabinet_->whole(as(archivist_), id).recordable.size(), 1u);
    events_->record(as(archivist_), renewed("2020-06-01"));
    EXPECT_TRUE(cabinet_->whole(as(archivist_), id).recordable.empty()) << "that one counts for it";
}

TEST_P(SharedEventService, the_day_of_an_item_corrected_moves_the_clock_at_once) {
    const auto id = open(archivist_, "Data 2002");
    Paper made;
    made.title = "Data";
    made.date = core::parse_date("2020-05-02");
    cabinet_->register_paper(as(archivist_), id, made);
    cabinet_->close(as(archivist_), id, core::parse_date("2020-06-01"));
    events_->record(as(archivist_), renewed("2020-03-01"));
    const auto kept = [&] { return place_->db().read([&](core::db::Tx& tx) { return store::wound(tx, id); })->stands; };
    EXPECT_EQ(phase(id), "waiting");
    EXPECT_EQ(kept(), "waiting");
    EXPECT_EQ(events_->reach(as(archivist_), renewed("2020-03-01")).dossiers, 0);
    cabinet_->rename(as(archivist_), id, 1, {"Data", "", core::parse_date("2002-05-02"), {}}, "Salah tahun");
    EXPECT_NE(kept(), "waiting");
}

NASKAH_ON_BOTH_DATABASES(SharedEventService);

}  // namespace
}  // namespace archive
