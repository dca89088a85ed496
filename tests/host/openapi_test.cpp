// SPDX-License-Identifier: Apache-2.0
// The description of the API against the routes there are: neither says more than the other, every
// reference leads somewhere, and no two operations share a name.
#include "core/app/openapi.h"

#include <gtest/gtest.h>

#include <set>

#include "core/app/house.h"
#include "core/base/text.h"
#include "core/http/sought.h"

namespace openapi_test {

using core::Json;

class OpenApi : public testing::Test {
  protected:
    void SetUp() override {
        core::app::Options options;
        options.plugins = NASKAH_BUILD "/plugins";
        options.share = NASKAH_SHARE;
        options.config = "/none.conf";
        options.data = "/none";
        app_ = std::make_unique<core::app::Application>(options, clock_);
        app_->assemble();
        description_ = core::app::openapi(app_->shelves(), "http://localhost");
    }

    void references(const Json& at, std::set<std::string>& found) const {
        if (at.is_object() && at.contains("$ref")) found.insert(at["$ref"].get<std::string>());
        if (at.is_structured())
            for (const auto& each : at) references(each, found);
    }

    core::SystemClock clock_;
    std::unique_ptr<core::app::Application> app_;
    Json description_;
};

TEST_F(OpenApi, describes_every_route_and_no_other) {
    std::set<std::string> routes, described;
    for (const auto& route : app_->shelves().router.all())
        if (route.pattern.starts_with("/api/v1/") && route.pattern != "/api/v1/openapi.json")
            routes.insert(core::text::lower(route.method) + " " + route.pattern);
    for (const auto& [path, methods] : description_["paths"].items())
        for (const auto& [method, operation] : methods.items())
            if (method != "parameters") described.insert(method + " " + path);
    EXPECT_EQ(routes, described);
}

TEST_F(OpenApi, references_lead_somewhere) {
    std::set<std::string> all;
    references(description_, all);
    EXPECT_FALSE(all.empty());
    for (const auto& reference : all) {
        ASSERT_TRUE(reference.starts_with("#/")) << reference;
        EXPECT_TRUE(description_.contains(Json::json_pointer(reference.substr(1)))) << reference;
    }
}

TEST_F(OpenApi, tells_of_each_facet_a_search_may_be_narrowed_by) {
    const auto& kept = description_["components"]["schemas"]["Sought"]["properties"];
    std::set<std::string> asked;
    for (const auto& each : description_["paths"]["/api/v1/search"]["get"]["parameters"]) asked.insert(each.value("name", ""));
    for (const auto& facet : core::http::sought_facets()) {
        EXPECT_TRUE(kept.contains(facet)) << facet;
        EXPECT_TRUE(asked.contains(facet)) << facet;
    }
}

TEST_F(OpenApi, operations_have_names_of_their_own) {
    std::set<std::string> seen;
    for (const auto& [path, methods] : description_["paths"].items())
        for (const auto& [method, operation] : methods.items()) {
            if (method == "parameters") continue;
            EXPECT_TRUE(operation.contains("summary") && operation.contains("responses")) << method << " " << path;
            EXPECT_TRUE(seen.insert(operation.value("operationId", "")).second) << method << " " << path;
        }
}

}  // namespace
