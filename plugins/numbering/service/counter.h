// SPDX-License-Identifier: Apache-2.0
// Where numbers come from: the unit that numbers for a signer, its series for the document, and the
// next number of it. Each works in the unit of work of its caller; the counter stays locked until
// that unit ends, and rolls back with it.
#pragma once

#include <optional>
#include <string>

#include "numbering/domain/insertion.h"
#include "numbering/service/room.h"

namespace numbering {

class Counter {
  public:
    explicit Counter(Parts& parts) : parts_(parts) {}

    // Central numbering by the kind of the signer's position or of its unit; otherwise the unit that
    // numbers for the signer's, or for the unit of origin while no signer is known.
    directory::Unit unit_for(core::db::Tx& tx, const Wish& wish);
    std::optional<Series> find(core::db::Tx& tx, const Wish& wish);
    // Opens the unit's first series, with the pattern of the house, when none fits.
    Series find_or_open(core::db::Tx& tx, const Wish& wish);
    // A series that is not there yet, as find_or_open would make it.
    Series unopened(core::db::Tx& tx, const Wish& wish);

    // The number as printed. Of a promise what is not known yet is "…".
    std::string print(core::db::Tx& tx, const Series& series, const Wish& wish, std::string no,
                      std::string suffix = {}, bool promise = false);

    // The next regular number, or one inserted behind the last of its day; not yet printed or stored.
    Number next(core::db::Tx& tx, const core::Context& ctx, const Series& series, core::Date date);
    Number behind(core::db::Tx& tx, const core::Context& ctx, const Series& series, core::Date date);

    // Stores a new number; throws Error(conflict, "numbering.error.printed_twice") rather than let two
    // documents of a unit carry the same one.
    void keep(core::db::Tx& tx, const Number& number);
    void never_twice(core::db::Tx& tx, const Number& number);

  private:
    std::string code_of(core::db::Tx& tx, core::UnitId unit, const directory::Unit& otherwise);

    Parts& parts_;
};

}  // namespace numbering
