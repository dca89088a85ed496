// SPDX-License-Identifier: Apache-2.0
// Bringing a letter to an addressee outside the agency by hand: how, on which day, with which receipt.
// Recorded once the letter is sealed; correcting a record writes it again, the trail keeps both.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "directory/partners.h"

namespace letters {

enum class Way { post, courier, email, delivered };   // pos, kurir, surel, diantar langsung
constexpr std::array<Way, 4> all_ways{Way::post, Way::courier, Way::email, Way::delivered};
std::string_view name(Way way);                        // "pos", "kurir", "surel", "diantar"
std::optional<Way> way_named(std::string_view text);

struct Handing {
    Way way = Way::post;
    core::Date on{};
    std::string receipt;      // number of the receipt or the parcel
    std::string note;
};

constexpr std::size_t longest_receipt = 100, longest_handing_note = 300;   // characters

// The letter's own day is the first on which it can be handed on; none can be in the future.
std::vector<core::Fault> faults_of(const Handing& handing, core::Date letter_day, core::Date today);

// An addressee outside with what became of the letter.
struct OutsideAddressee {
    std::int64_t place = 0;                            // counts from 1 within the letter
    std::optional<directory::PartnerId> partner;       // none: written once
    std::string printed, town;
    bool copy = false;
    std::optional<Handing> handed;
    std::string recorded_by;
    std::optional<core::Instant> recorded_at;
};

}  // namespace letters
