// SPDX-License-Identifier: Apache-2.0
// Recording how a letter was brought to addressees outside: by hand, until there is exchange.
#pragma once

#include "letters/service/room.h"

namespace letters {

class Courier {
  public:
    explicit Courier(Parts& parts) : parts_(parts) {}

    // `place` is that of the addressee. Throws Error(conflict, "letters.error.handed_early") before the
    // letter is sealed, Error(not_found) for a place that is none, Error(invalid) naming the fields.
    OutsideAddressee record(const core::Context& ctx, LetterId id, std::int64_t place, const Handing& handing);
    // The same where nothing is recorded yet; Error(conflict, "letters.error.handed_already") otherwise.
    OutsideAddressee record_first(const core::Context& ctx, LetterId id, std::int64_t place, const Handing& handing,
                                  const Along& along);

  private:
    OutsideAddressee write(core::db::Tx& tx, const core::Context& ctx, LetterId id, std::int64_t place,
                           const Handing& handing, bool first);

    Parts& parts_;
};

}  // namespace letters
