// SPDX-License-Identifier: Apache-2.0
// Where on a PDF of others our signature may go: an empty field they kept, or a place on a page where a mark of ours
// covers nothing.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"

namespace signing {

// Points from the lower left corner of the page as people see it; width 0 does not show.
struct Spot {
    int page = 1;   // from 1
    double left = 0, bottom = 0, width = 0, height = 0;
    bool operator==(const Spot&) const = default;
};
core::Json to_json(const Spot& spot);          // {"page": 1, "box": [left, bottom, width, height]}
Spot spot_kept(const core::Json& json);        // of what to_json made

struct FreeField {
    std::string name;
    Spot at;
    bool closes = false;   // it locks the file for everybody who would sign after (/Lock)
    bool operator==(const FreeField&) const = default;
};
core::Json to_json(const std::vector<FreeField>& fields);
std::vector<FreeField> fields_kept(const core::Json& json);

// From the upper left to the lower right, as people read.
constexpr std::array<std::string_view, 9> nine_places{"top_left", "top",  "top_right",   "left",  "middle",
                                                      "right",    "bottom_left", "bottom", "bottom_right"};

struct PageRoom {
    int page = 1;
    double width = 0, height = 0;   // as people see it
    struct Offer {
        Spot at;
        bool clear = false;   // nothing is printed there and no field or note lies there
    };
    std::array<Offer, nine_places.size()> places;   // in the order of nine_places
};

}  // namespace signing
