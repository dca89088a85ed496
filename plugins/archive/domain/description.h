// SPDX-License-Identifier: Apache-2.0
// What the forms tell of an item beside number, day and title (archive.md 1.13): from whom it is, tingkat perkembangan,
// medium, condition, amount. As it was filed it stands for ever; what was wrong is corrected by a further row.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "archive/domain/exception.h"
#include "archive/media.h"
#include "core/base/error.h"

namespace archive {

constexpr std::array<std::string_view, 7> amount_units{"lembar", "naskah",     "berkas", "folder",
                                                       "bundel", "eksemplar", "boks"};
constexpr std::array<std::string_view, 7> stages{"asli",    "salinan",     "tembusan", "petikan",
                                                 "kopi",    "pertinggal", "kombinasi"};
constexpr std::array<std::string_view, 3> conditions{"baik", "rapuh", "rusak"};   // from good to bad
constexpr std::int64_t most_amount = 1'000'000;

struct Description {
    std::string sender{};                    // "" = the unit of its dossier made it
    std::string stage = "asli";              // tingkat perkembangan
    std::string medium = "electronic";
    std::string physical{};                  // condition; "" = nobody told
    std::int64_t amount = 1;
    std::string amount_unit = "naskah";

    bool operator==(const Description&) const = default;
};

// What somebody says instead of what was known; "" and none leave it as it is.
struct Telling {
    std::string sender{}, stage{}, medium{}, physical{}, amount_unit{};
    std::optional<std::int64_t> amount{};

    Description over(Description known) const;
};

// `here`: its file lies in the house, so it is electronic, or on paper as well.
std::vector<core::Fault> faults_of(const Description& described, bool here);

// One thing told of an item after it was filed, in the place of what was told before.
template <class What>
struct Amended {
    ItemId item;
    int number = 0;          // of the item in the dossier it stands in
    What was, now;
    std::string reason;
    core::Instant recorded{};
    std::string recorded_by;
};
using Correction = Amended<Description>;

}  // namespace archive
