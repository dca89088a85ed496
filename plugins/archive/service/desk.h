// SPDX-License-Identifier: Apache-2.0
// What waits to be filed and where it may go, what a dossier is opened with, and what comes into one by hand.
#pragma once

#include <functional>

#include "archive/domain/suggestion.h"
#include "archive/service/whole.h"
#include "archive/store/pending_store.h"

namespace archive {

struct Opening {
    std::string code, title, place;
    std::string access;   // "" = the default of the code
    Person person = {};   // of a berkas perseorangan; its title may be left out then
    std::optional<core::Date> review = {};   // when it is asked whether it is still secret
};

// Codes to choose from. A dossier is opened under the most detailed ones alone; the others lead to them.
struct CodeChoice {
    std::vector<classification::Code> above;   // the way from the top to the code that was looked into, itself last
    std::vector<classification::Code> heads, leaves;
};

// A letter before it is filed.
struct Desk {
    Letter letter;
    std::optional<letters::Newer> newer;
    std::optional<Place> filed;
    Description described{};             // of the item it was filed as
    bool hidden_place = false;           // filed where the actor may not look
    std::string why_not;                 // word key; "" = may be filed
    std::vector<Suggestion> suggested;   // where it probably belongs, the best first
    std::vector<Dossier> same, others;   // other open dossiers: some of its classification, and of the rest
    std::int64_t open = 0;               // of its unit, shown or not
};

// A page of a list, and the last one on it where there are more.
struct Leaf {
    std::vector<Whole> all;
    std::optional<DossierId> next;
};

// Paper registered by hand: one letter, or a bundle of them.
struct Paper {
    std::string number, title, sender, receiver, remark;
    core::Date date{};
    std::optional<core::Date> first;   // of a bundle: its earliest day
    std::int64_t amount = 1;
    std::string amount_unit = "lembar", stage = "asli", medium = "paper", physical;
    std::string access;                // "" = that of the dossier
    std::string dated{};               // EDTF, where it is not told to the day: then `date` and `first` follow from it
};

// A page of the letters that wait.
struct Unfiled {
    std::vector<store::Pending> all;
    std::string next;          // "" on the last page
    std::int64_t total = 0;    // that were asked for, on whichever page
};

// A letter of many, where it would go. Without `letter` the actor may not know of it, or it is not his archive's.
struct Named {
    std::string subject;
    std::optional<Letter> letter;
};
struct Proposed : Named {
    std::optional<Suggestion> best;
};

// Open dossiers of a unit: the newest, or those that bear what was sought.
struct OpenOnes {
    std::vector<Dossier> shown;
    std::int64_t found = 0, all = 0;
};
constexpr int most_offered = 20;

using Also = std::function<void(core::db::Tx&, const Dossier&)>;   // in the unit of the act, last

}  // namespace archive
