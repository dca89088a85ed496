// SPDX-License-Identifier: Apache-2.0
// The registers of a unit: outgoing letters (buku agenda keluar) and where they went (buku ekspedisi),
// a month or a year at a time. Who keeps them sees every line that is not of a secret letter, others what
// they may open.
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
    std::string unit_name, unit_code;   // whose book it is
    Period period;
    std::vector<Line> lines;            // oldest first
};

class Registers {
  public:
    explicit Registers(Parts& parts) : parts_(parts) {}

    Register<OutgoingLine> outgoing(const core::Context& ctx, Period period);
    Register<DispatchLine> dispatch(const core::Context& ctx, Period period);

  private:
    template <class Line, class Read>
    Register<Line> read(const core::Context& ctx, Period period, Read rows);

    Parts& parts_;
};

}  // namespace letters
