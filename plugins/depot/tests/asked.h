// SPDX-License-Identifier: Apache-2.0
// The desk of the service tests: requests entered, grounds, days that pass, other units.
#pragma once

#include "depot/tests/guarded.h"

namespace depot::asked {

using core::Context;
using core::Error;

class Asked : public guarded::Guarded {
  protected:
    RequestId enter() {
        return services_->requests.enter(
            as(1), {"Sdri. Warga Kota", "0717-555", "Bahan skripsi", "Notula rapat 2024", {}});
    }
    GroundId ground(std::optional<int> years) {
        Ground wish;
        wish.name = "Rahasia pribadi";
        wish.citation = "UU 14/2008 pasal 17 huruf h";
        wish.years = years;
        return services_->requests.add_ground(as(1), wish);
    }
    void at(const char* moment) { clock_.set(core::parse_instant(moment)); }
    Context of(core::UnitId unit, int person) {
        auto ctx = as(person);
        ctx.actor.seats.front().unit = unit;
        return ctx;
    }
};

inline std::string field_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.faults().empty() ? error.key() : error.faults().front().field;
    }
    return "";
}

}  // namespace depot::asked
