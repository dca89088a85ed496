// SPDX-License-Identifier: Apache-2.0
#include "letters/service/places.h"

namespace letters {

namespace {

signing::Place place_of(const core::pdf::Place& at) { return {at.page, at.x, at.y, at.width, at.height}; }

std::vector<signing::Place> places_of(const style::Rendered& rendered) {
    std::vector<signing::Place> all{place_of(rendered.signature)};
    for (const auto& each : rendered.cosignatures) all.push_back(place_of(each));
    return all;
}

core::Json kept_place(const signing::Place& at) {
    return {{"page", at.page}, {"x", at.x}, {"y", at.y}, {"width", at.width}, {"height", at.height}};
}

}  // namespace

core::Json kept_places(const style::Rendered& rendered) {
    auto all = core::Json::array();
    for (const auto& at : places_of(rendered)) all.push_back(kept_place(at));
    if (rendered.seal.width > 0) {
        all.push_back(kept_place(place_of(rendered.seal)));
        all.back()["seal"] = true;
    }
    return all;
}

void take_places(const core::Json& json, signing::Unsigned& into) {
    for (const auto& at : json.is_array() ? json : core::Json::array({json})) {
        const signing::Place place{at.value("page", 0), at.value("x", 0.0), at.value("y", 0.0), at.value("width", 0.0),
                                   at.value("height", 0.0)};
        if (at.value("seal", false)) into.seal = place;
        else into.places.push_back(place);
    }
}

}  // namespace letters
