// SPDX-License-Identifier: Apache-2.0
// A dossier with all that is told of it, as the actor may know it.
#pragma once

#include <map>
#include <set>

#include "archive/service/subjects.h"
#include "archive/domain/lowering.h"
#include "archive/domain/move.h"
#include "archive/domain/person.h"
#include "archive/domain/reopening.h"
#include "archive/store/care_store.h"
#include "archive/store/clock_store.h"
#include "archive/store/custody_store.h"
#include "archive/store/description_store.h"
#include "archive/store/event_store.h"
#include "archive/store/judgement_store.h"
#include "archive/store/mark_store.h"
#include "archive/store/retitling_store.h"
#include "archive/store/secrecy_store.h"

namespace archive {

// A filed item that proves an event, for who may read it.
struct Proof {
    std::string subject, name;   // its number, or its title where it has none
    core::Date date{};
    std::string link;
    std::string dated{};         // EDTF
};

// The other end of a cross reference, as far as the actor may know of it.
struct Referred {
    store::Reference reference;
    Dossier other;
    bool here_first = false;   // it was made here
};

// What an item would lose in another dossier; `what` ends the keys of its sentences.
struct Lost {
    std::string what;
    core::Args args;
    const char* field = "target";
    std::string also = {};   // a second sentence, by the same words
    core::Fault fault() const { return {field, "archive.fault." + what, args}; }
};

// A move that waits, a lesser word or another code, with what it would change.
struct AskedMove {
    Move move;
    Dossier from, target;               // the same, of a lesser word; as it would be, under another code
    Item item;                          // none of a code
    std::optional<Lost> loses;
    std::optional<Rule> here, there;    // what the item is kept by, and would be
    Clock before, after;                // of the dossier it leaves, or stays in
    std::string seen;                   // what of it is decided upon, as a hash: it may be otherwise by then
    bool own = false;                   // the actor asked for it
    bool may_approve = false, may_refuse = false;
};

// A lower class that was asked for, and waits.
struct AskedLowering {
    Lowering lowering;
    Dossier dossier;                    // its title "" where the actor decides of what he may not read
    Floor floor;
    std::string seen;                   // what is decided upon, as a hash
    bool hidden = false, own = false;   // own: the actor asked for it
    bool may_approve = false, may_refuse = false;
};

// That it is to be opened again was asked for, and waits.
struct AskedReopening {
    Reopening reopening;
    Dossier dossier;                    // its title "" where the actor decides of what he may not read
    std::string seen;                   // what is decided upon, as a hash
    bool hidden = false, own = false;   // own: the actor asked for it
    bool may_approve = false, may_refuse = false;
};

// Where an item that was moved stands now, as far as the actor may know of it.
struct MovedTo {
    Dossier dossier;
    int number = 0;
};

struct Whole {
    Dossier dossier;
    std::optional<Person> person;        // of a berkas perseorangan
    std::vector<Item> items;             // how they stand now is told by Cabinet::whole alone
    Extent extent;
    std::vector<Event> events;           // that count for it, taken back or not
    std::set<EventId> theirs;            // which of them the actor answers for; told by Cabinet::whole alone
    std::map<EventId, Proof> proofs;     // as `theirs`
    Clock term;
    std::vector<classification::Trigger> recordable;   // what it waits for and what is told of it alone
    std::vector<core::Date> volumes;                   // when those before the last were closed
    std::vector<Exception> exceptions;                 // all that was told, in that order
    bool settled = false;
    std::optional<Judgement> judged;                   // of a committee, where it still counts
    std::vector<Mark> marks;
    std::vector<Safeguard> safeguards;                 // Cabinet::whole alone tells them
    std::vector<Referred> referred;                    // Cabinet::whole alone tells them, the rule in force
    std::vector<Correction> corrections;               // and what was corrected of its items
    std::vector<Renaming> renamings;                   // and how those on paper were called before
    std::vector<Retitling> retitlings;                 // and the dossier itself
    std::vector<AskedMove> moves;                      // and what waits to be moved out of it, or taken from it
    std::optional<Secrecy> secrecy;                    // of a secret one, when its class is looked at again
    std::optional<AskedLowering> lowering;             // and that its class is to be lowered
    std::optional<AskedReopening> reopening;           // and that it is to be opened again
    std::map<int, MovedTo> moved;                      // where its items went, by their number here
    std::vector<store::Keeping> chain;                 // of custody
    std::optional<Rule> found;
    std::string undecided;     // none is found while the row of this code waits for a decision; told as `found`
    bool in_hand = false;      // the actor's own to change, as far as his rights go (hands.cpp)
    bool may_close = false, may_trigger = false, may_file = false, may_manage = false;
    bool may_annul = false;        // nothing was ever in it; told by Cabinet::whole alone
    bool may_lower = false;        // may ask for a lower class; told by Cabinet::whole alone
    bool may_reopen = false;       // itself; who may not asks. Told by Cabinet::whole alone
    bool may_change = false;   // manage what is not archival
    bool may_unmark = false;   // of a copy of what was handed over, too
    bool may_ask = false;      // those who have it now to move an item
    bool may_tell_years = false;   // events of fiscal years; told by Cabinet::whole alone
};

// What an event would do to the dates of a dossier.
struct Shift {
    Dossier dossier;
    Clock before, after;
};

// All of one person that the actor may know of.
struct OfPerson {
    Person person;                                     // as in the dossier it was asked by
    PersonKey key;
    std::vector<Whole> dossiers;
    std::vector<Event> events;                         // of the person, taken back or not
    std::set<EventId> theirs;                          // which of them the actor answers for
    std::map<EventId, Proof> proofs;
    std::vector<classification::Trigger> recordable;   // once for all of them
};

}  // namespace archive
