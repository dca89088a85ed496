// SPDX-License-Identifier: Apache-2.0
// A batch brought to another medium (alih media), looked through by a second person before it is
// recorded by a berita acara.
//
//   open -> accepted -> recorded
//    |  ^
//    v  |
//   again
#pragma once

#include <array>
#include <optional>
#include <string>

#include "depot/domain/hold.h"
#include "depot/domain/series.h"

namespace depot {

using ScanId = core::Id<struct ScanTag>;

enum class ScanState { open, again, accepted, recorded };
inline constexpr std::array<ScanState, 4> all_scan_states{ScanState::open, ScanState::again, ScanState::accepted,
                                                          ScanState::recorded};
std::string_view name(ScanState state);

struct Scan {
    ScanId id;
    core::UnitId unit;
    std::string unit_name;
    std::int64_t number = 0;
    int year = 0;
    std::string title, method, format, medium_from, medium_to, kept_in, operator_name;
    int resolution = 0;   // dots per inch
    core::Date made{};
    ScanState state = ScanState::open;
    Step opened;
    std::optional<Step> checked;
    std::string check_note, act_number, snapshot;
    std::optional<core::Date> act_on;
    std::int64_t version = 1;
    std::string series;   // see in_series(); told to who looks, kept nowhere

    std::string numbered() const { return std::to_string(number) + "/" + std::to_string(year); }
    std::string called() const { return in_series(numbered(), series); }
    // Throws Error(forbidden) for who opened it, Error(conflict) where the state does not allow it.
    void check(Step by, bool accepted, std::string note);
    void redo();
    void record(std::string act, core::Date on, std::string frozen);
};

}  // namespace depot
