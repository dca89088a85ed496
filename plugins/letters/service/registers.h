// SPDX-License-Identifier: Apache-2.0
// The registers of a unit: outgoing letters (buku agenda keluar) and where they went (buku ekspedisi),
// a month or a year at a time. Who keeps them, and who stands above the head of the unit, sees every line that
// is not of a secret letter; heads within it those of ordinary letters; others what they may open.
#pragma once

#include <string>
#include <vector>

#include "letters/service/room.h"
#include "letters/store/register_store.h"

namespace letters {

struct Period {
    int year = 0;      // 0: the running one
    int month = 0;     // 1 to 12; 0: the whole year
};

template <class Line>
struct Register {
    directory::Unit unit;               // whose book it is
    std::vector<directory::Unit> units; // those the actor may choose from, the own one first
    Period period;
    std::vector<Line> lines;            // oldest first
};

class Registers {
  public:
    explicit Registers(Parts& parts) : parts_(parts) {}

    // Of the unit that numbers for the actor's seat, or of another whose book is open to him; any other is
    // Error(not_found).
    Register<OutgoingLine> outgoing(const core::Context& ctx, Period period, std::optional<core::UnitId> unit = {});
    Register<DispatchLine> dispatch(const core::Context& ctx, Period period, std::optional<core::UnitId> unit = {});

  private:
    template <class Line, class Read>
    Register<Line> read(const core::Context& ctx, Period period, std::optional<core::UnitId> unit, Read rows);

    Parts& parts_;
};

}  // namespace letters
