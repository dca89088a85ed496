// SPDX-License-Identifier: Apache-2.0
// The head of the paper (kop naskah) as data. A design has lines with placeholders and belongs to a
// variant or to one unit; filled in for a unit it becomes a letterhead, a plain value that a letter
// keeps when its number is taken, so that a new address changes no letter of before.
//
// Who signs decides the emblem: the head of the region uses the state's emblem, everybody else the
// region's. No emblem is shipped; until one is uploaded the head is text alone.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/base/result.h"

namespace style {

enum class Emblem { none, state, region, own };   // own: of the unit itself (a hospital, a school)
std::string_view name(Emblem emblem);             // "none", "negara", "daerah", "sendiri"

struct HeadLine {
    std::string text;             // "{instansi}", "{unit}", "{induk}", "{provinsi}", "{alamat}", "{kontak}"
    double size = 12;             // points
    bool bold = false;
    bool capitals = false;
    bool operator==(const HeadLine&) const = default;
};

enum class Ruling { none, one, two };   // the line under the head
std::string_view name(Ruling ruling);   // "none", "one", "two"

// A design: the lines of a variant, or of one unit.
struct HeadDesign {
    std::string variant;          // "dinas"
    std::int64_t version = 0;
    std::string name;             // "Dinas dan Badan"
    std::vector<std::string> units;   // kinds of units that have it when nothing else is said
    Emblem left = Emblem::region;
    Emblem right = Emblem::none;
    bool above = false;           // the emblem stands above the lines instead of beside them
    double emblem_mm = 22;        // its height
    std::vector<HeadLine> lines;
    Ruling ruling = Ruling::two;
    bool operator==(const HeadDesign&) const = default;
};

constexpr std::size_t max_head_lines = 10;

core::Json to_json(const HeadDesign& design);
core::Checked<HeadDesign> design_from(const core::Json& json);

// Filled in: lines that came out empty are gone.
struct Letterhead {
    std::string agency;           // for the file's metadata
    std::string unit;
    std::vector<HeadLine> lines;
    std::optional<core::Digest> left, right;   // blobs of the emblems
    bool above = false;
    double emblem_mm = 22;
    Ruling ruling = Ruling::two;
    bool operator==(const Letterhead&) const = default;
};

core::Json to_json(const Letterhead& head);
// Of what to_json made; throws Error(internal) for anything else.
Letterhead letterhead_kept(const core::Json& json);

// What fills the lines.
struct HeadWords {
    std::string agency, unit, parent, province, address, contact;
};
Letterhead filled(const HeadDesign& design, const HeadWords& words);

}  // namespace style
