// SPDX-License-Identifier: Apache-2.0
// What an edition of the retention schedule or of the access classification says, in force or not, to see what it would
// change before it is; and what editions of schemes are called.
#pragma once

#include "classification/classification.h"

namespace classification {

class Drafts {
  public:
    virtual ~Drafts() = default;
    // The name of that edition of the scheme; "" of none.
    virtual std::string scheme(core::db::Tx& tx, std::string_view edition) = 0;
    // The name of the schedule's edition. Throws Error(not_found) when there is none of that id.
    virtual std::string schedule(core::db::Tx& tx, std::string_view edition) = 0;
    // Whether the schedule of that name was held against its annex, in force or replaced since.
    virtual bool verified(core::db::Tx& tx, std::string_view schedule) = 0;
    // The rule it has for the matter or for the nearest code above that has one.
    virtual std::optional<RetentionRule> retention_in(core::db::Tx& tx, std::string_view edition,
                                                      const Matter& matter) = 0;
    // As Instruments::undecided, by that edition.
    virtual std::optional<std::string> undecided_in(core::db::Tx& tx, std::string_view edition, const Matter& matter) = 0;

    // The name of that edition of the access classification. Throws Error(not_found) when there is none of that id.
    virtual std::string access_table(core::db::Tx& tx, std::string_view edition) = 0;
    // The class it has for the matter; ordinary where its code means another now and no pair tells what became of it.
    virtual AccessClass access_in(core::db::Tx& tx, std::string_view edition, const Matter& matter) = 0;
    // The id of the one that is in force by a regulation; "" where none is, or a draft serves for the time being.
    virtual std::string access_in_force(core::db::Tx& tx) = 0;
};

}  // namespace classification
