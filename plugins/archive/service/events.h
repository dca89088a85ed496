// SPDX-License-Identifier: Apache-2.0
// Recording what starts retention for many dossiers at once, and taking a record back.
#pragma once

#include "archive/service/cabinet.h"
#include "archive/store/event_store.h"
#include "classification/trigger_book.h"

namespace archive {

constexpr int most_told = 100;        // events on a page

struct Record {
    std::string event;                // key
    std::optional<int> fiscal_year;   // for an event of a fiscal year
    core::Date on{};
    std::string evidence;
    std::string letter = {};              // a filed one, by its number or its place
    std::string basis;                    // of a fiscal year: number and day of the regulation
    std::optional<core::Date> basis_on;
    std::optional<DossierId> of_person;   // whose this one is, for an event of a person
};

class Events {
  public:
    Events(core::db::Db& db, Cabinet& cabinet, Subjects& subjects, classification::TriggerBook& book)
        : db_(db), cabinet_(cabinet), subjects_(subjects), book_(book) {}

    // Those of fiscal years and of the units the actor looks into.
    struct Shared {
        std::vector<Event> all;
        std::set<EventId> theirs;   // which of them the actor answers for
        std::map<EventId, Proof> proofs;
        std::optional<EventId> next;   // the last one of this page where there are more
    };
    Shared list(const core::Context& ctx, const std::optional<EventId>& after = {}, int limit = most_told);
    // What may be recorded for a unit or a fiscal year.
    std::vector<classification::Trigger> kinds(const core::Context& ctx);
    // For the actor's own unit, by the records unit for the fiscal year given, or for a person by whoever keeps a
    // dossier of his that waits for it; of a year and of a person it stands once. Throws Error(invalid) naming the
    // field, Error(conflict) naming the one that stands.
    EventId record(const core::Context& ctx, const Record& record);
    // How many dossiers the actor may know of wait for it, in how many units, and of a person what it does to each; records
    // nothing and throws what record() would.
    struct Reached : store::Reach {
        std::vector<Shift> shifts;
    };
    Reached reach(const core::Context& ctx, const Record& record);
    // Gives the address of the page it was told on.
    std::string cancel(const core::Context& ctx, EventId id, const std::string& reason);
    Event find(const core::Context& ctx, EventId id);

  private:
    Event made(core::db::Tx& tx, const core::Context& ctx, const Record& record);
    void choose(core::db::Tx& tx, const core::Context& ctx, const Record& record, Event& event);
    void choose_of_person(core::db::Tx& tx, const core::Context& ctx, const Record& record, Event& event);
    std::optional<DossierId> dossier_of(core::db::Tx& tx, const core::Context& ctx, PersonKey person);
    std::string page_of(core::db::Tx& tx, const core::Context& ctx, const Event& event);
    Event seen(core::db::Tx& tx, const core::Context& ctx, EventId id);
    void take_all_of(core::db::Tx& tx, const Event& event);
    // Throws Error(conflict) for one that is in a proposal, which is asked of no other until the end of this unit.
    void stays_countable(core::db::Tx& tx, const core::Context& ctx, DossierId id);

    core::db::Db& db_;
    Cabinet& cabinet_;
    Subjects& subjects_;
    classification::TriggerBook& book_;
};

// "event:<id>", as in the trail.
std::string object_of(EventId id);
core::Json trail_of(const Event& event);

}  // namespace archive
