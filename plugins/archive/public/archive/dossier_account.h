// SPDX-License-Identifier: Apache-2.0
// What is told of a dossier beside its items and its place in the lists: it goes with it to another house, and is told
// there again. Words are those of the archive's own pages and API ("vital", "permanent", "extend").
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "archive/dossiers.h"
#include "core/base/clock.h"

namespace archive {

struct Account {
    // It started its clock, or may; shared events and those of a person are told as what happened to the dossier.
    struct Event {
        std::string trigger, name, evidence, basis;
        core::Date on{};
        std::optional<core::Date> basis_on{};
        bool operator==(const Event&) const = default;
    };
    struct Mark {
        std::string kind, category, protection, reason, report_number, copy_number;
        std::optional<core::Date> review{}, ended{}, reported{}, copied{};
        std::string copy_place{};   // where the duplicate of a vital one lies
        bool operator==(const Mark&) const = default;
    };
    // The last word of an item; of none, that the exceptions were gone through.
    struct Exception {
        int item = 0;
        std::string kind, reason;
        std::optional<int> active_years{}, inactive_years{};
        bool operator==(const Exception&) const = default;
    };
    struct Judgement {
        std::string verdict, paper, reason;
        int years = 0;
        core::Date on{};
        bool operator==(const Judgement&) const = default;
    };
    // Of another dossier of that house, of no higher class than this one.
    struct Reference {
        std::string dossier, number, reason;
        std::string origin{};   // its id in the house that handed it over; "" = it is from here
        bool from_here = true;  // it was made in this dossier
        bool operator==(const Reference&) const = default;
    };
    // As it was applied there: what decides here are the instruments of this house.
    struct Rule {
        std::string edition, code, trigger, fate, exception;
        int active_years = 0, inactive_years = 0;
        bool operator==(const Rule&) const = default;
    };
    struct Item {
        int volume = 1;
        std::optional<core::Date> first{};   // of a bundle: its earliest day
        std::string remark{};
    };

    int fiscal_year = 0;                 // 0 = none told
    std::vector<core::Date> volumes{};   // when those before the last were closed
    std::string scheme{};                // the edition its code is of, by name
    std::string definitive{};            // the number a records unit gave it
    std::string person{}, nip{};         // of a berkas perseorangan
    std::optional<Rule> rule{};
    std::optional<Judgement> judged{};
    std::vector<Event> events{};
    std::vector<Mark> marks{};
    std::vector<Exception> exceptions{};
    std::vector<Reference> references{};
    std::map<int, Item> items{};         // by number

    bool operator==(const Account& other) const {
        const auto all = [](const Account& a) {
            return std::tie(a.fiscal_year, a.volumes, a.scheme, a.definitive, a.person, a.nip, a.rule, a.judged, a.events,
                            a.marks, a.exceptions, a.references);
        };
        return all(*this) == all(other);
    }
};

class Accounts {
  public:
    virtual ~Accounts() = default;
    // Throws Error(not_found) where the actor may not know of the dossier.
    virtual Account account(core::db::Tx& tx, const core::Context& ctx, DossierId id) = 0;
};

}  // namespace archive
