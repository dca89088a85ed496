// SPDX-License-Identifier: Apache-2.0
// What goes with an item beside the file as it was filed: the file grown from it, with archive timestamps; evidence
// records; what came with a letter from outside, and that letter as it came; what was found of the signatures of others.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace packages {

enum class BesideKind { grown, proof, attachment, original, report };
inline constexpr std::array<std::string_view, 5> beside_kinds{"terbaru", "bukti", "lampiran", "asal", "periksa"};
constexpr std::string_view name(BesideKind kind) { return beside_kinds[static_cast<std::size_t>(kind)]; }

// Made while it is packed, of what is kept otherwise: in no store, and in no receipt waited for.
constexpr bool made_anew(BesideKind kind) { return kind == BesideKind::proof || kind == BesideKind::report; }

struct Beside {
    BesideKind kind = BesideKind::grown;
    int item = 0;          // 0: proves a copy of the dossier as a whole
    std::string of;        // by PREMIS: what it was grown from, proves, belongs to or became
    std::string told;      // the name it came by; "" = none
    std::string media, ending;
    core::Digest digest;
    std::uint64_t bytes = 0;
    std::string text{};    // of one made while it is packed, which is in no store

    bool operator==(const Beside&) const = default;
    std::string subject() const;   // "beside:terbaru:3:<digest>"
    std::string file() const;      // "0003-terbaru-9f2c1a7b4d5e.pdf"
};

constexpr std::string_view beside_prefix = "beside:";
// Where they lie in the package: a representation of their own.
constexpr std::string_view besides_at = "representations/rep3/";
// Their names in PREMIS.
inline constexpr std::string_view report_media = "application/json";
constexpr const char *beside_told = "nama", *beside_item = "item";

// Of a name somebody gave: what may stand behind a dot anywhere; "bin" for anything else.
std::string ending_of(std::string_view name);
// Throws Error(invalid) for none it knows.
BesideKind beside_kind(std::string_view name);

}  // namespace packages
