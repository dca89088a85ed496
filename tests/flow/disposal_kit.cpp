// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/disposal_kit.h"

namespace tests {

using core::Json;

void Disposals::nobody_else_finds(const std::string& dossier, const std::string& title, const std::string& act) {
    const Caller other = caller("DINKES.SEKRETARIS");
    EXPECT_EQ(other.get("/api/v1/disposals-of/" + dossier).status, 404);
    for (const auto& asked : {"q=" + core::text::url(title), "q=" + core::text::url('"' + title + '"'), "number=" + core::text::url(act)}) {
        const Reply nothing = other.get("/api/v1/search?facets=1&kind=dossier&" + asked);
        EXPECT_EQ(nothing.status, 200) << asked;
        EXPECT_EQ(nothing.json.value("total", std::int64_t{-1}), 0) << asked << nothing.json.dump();
        EXPECT_EQ(nothing.json.value("hits", Json()), Json::array()) << asked;
    }
    EXPECT_EQ(other.get("/search?q=" + core::text::url(title)).text().find(act), std::string::npos);
}

}  // namespace tests
