// SPDX-License-Identifier: Apache-2.0
// The schemas in resources/schema say what the readers take: every shipped file fits its schema, and
// what the schema refuses the reader refuses.
#include <gtest/gtest.h>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "core/base/file.h"
#include "style/body.h"
#include "style/kind.h"
#include "style/letterhead.h"
#include "style/profile.h"
#include "style/service/shipped.h"

namespace style {
namespace schema_test {

using nlohmann::json;

class Schema {
  public:
    explicit Schema(const char* name) {
        text_ = json::parse(core::read_text(std::string(NASKAH_SOURCE "/resources/schema/") + name).value());
        valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text_), schema_);
    }
    bool takes(const std::string& text) const {
        const auto value = json::parse(text);
        return valijson::Validator().validate(schema_, valijson::adapters::NlohmannJsonAdapter(value), nullptr);
    }

  private:
    json text_;
    valijson::Schema schema_;
};

TEST(Schemas, take_every_shipped_file) {
    const Schema kind("kind.json"), profile("profile.json"), letterhead("letterhead.json");
    for (const auto& file : embedded::kinds) EXPECT_TRUE(kind.takes(std::string(file.text))) << file.name;
    for (const auto& file : embedded::profiles) EXPECT_TRUE(profile.takes(std::string(file.text))) << file.name;
    for (const auto& file : embedded::letterheads) EXPECT_TRUE(letterhead.takes(std::string(file.text))) << file.name;
    // And the one form, which is what the API gives.
    for (const auto& [code, file] : shipped(Thing::kind)) EXPECT_TRUE(kind.takes(file.definition.dump())) << code;
    for (const auto& [code, file] : shipped(Thing::profile)) EXPECT_TRUE(profile.takes(file.definition.dump())) << code;
}

TEST(Schemas, refuse_what_the_readers_refuse) {
    const Schema kind("kind.json"), profile("profile.json"), letterhead("letterhead.json");
    const struct {
        Thing thing;
        const char* at;
        core::Json value;
    } wrong[] = {
        {Thing::kind, "/head", "poster"},        {Thing::kind, "/group", "lain"},       {Thing::kind, "/names", "kapital"},
        {Thing::kind, "/signers", {"ketua"}},    {Thing::kind, "/parts", core::Json::array()},
        {Thing::kind, "/parts/0/type", "video"}, {Thing::kind, "/parts/0/code", "Isi Naskah"},
        {Thing::kind, "/colour", "red"},         {Thing::kind, "/name", ""},
        {Thing::profile, "/nature", "semua"},    {Thing::profile, "/margins/left", 3},  {Thing::profile, "/usual/paper", "a5"},
        {Thing::profile, "/memo_rows", {"yth", "cap"}}, {Thing::profile, "/spacing", 9},
        {Thing::profile, "/field", {"qr", "cap"}},
        {Thing::letterhead, "/left", "bendera"}, {Thing::letterhead, "/lines", core::Json::array()},
        {Thing::letterhead, "/lines/0/size", 90},
    };
    for (const auto& each : wrong) {
        SCOPED_TRACE(each.at);
        auto definition = shipped(each.thing).begin()->second.definition;
        definition[core::Json::json_pointer(each.at)] = each.value;
        switch (each.thing) {
            case Thing::kind:
                EXPECT_FALSE(kind.takes(definition.dump()));
                EXPECT_FALSE(kind_from(definition).ok());
                break;
            case Thing::profile:
                EXPECT_FALSE(profile.takes(definition.dump()));
                EXPECT_FALSE(profile_from(definition).ok());
                break;
            case Thing::letterhead:
            case Thing::unit_head:
                EXPECT_FALSE(letterhead.takes(definition.dump()));
                EXPECT_FALSE(design_from(definition).ok());
                break;
        }
    }
}

// Nesting and how cells fit together are the reader's alone; the rest both say alike.
TEST(Schemas, the_body_is_taken_and_refused_alike) {
    const Schema schema("body.json");
    const struct {
        const char* blocks;
        bool good;
    } all[] = {
        {R"([{"type":"paragraph"}])", true},
        {R"([{"type":"page_break"}])", true},
        {R"([{"type":"page_break","attrs":{}}])", false},
        {R"([{"type":"ordered_list","attrs":{"style":"alpha_paren","start":3},"content":[{"type":"list_item","content":[{"type":"paragraph"}]}]}])", true},
        {R"([{"type":"ordered_list","attrs":{"style":"roman"},"content":[{"type":"list_item","content":[{"type":"paragraph"}]}]}])", false},
        {R"([{"type":"ordered_list","attrs":{"start":0},"content":[{"type":"list_item","content":[{"type":"paragraph"}]}]}])", false},
        {R"([{"type":"table","attrs":{"widths":[1]},"content":[{"type":"table_row","content":[{"type":"table_cell","content":[{"type":"paragraph"}]}]}]}])", true},
        {R"([{"type":"table","attrs":{"width":1},"content":[{"type":"table_row","content":[{"type":"table_cell","content":[{"type":"paragraph"}]}]}]}])", false},
        {R"([{"type":"table","content":[{"type":"table_row","content":[{"type":"table_cell","attrs":{"colspan":2,"rowspan":1},"content":[{"type":"paragraph"},{"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph"}]}]}]}]}]}])", true},
        {R"([{"type":"table","content":[{"type":"table_row","content":[{"type":"table_cell","attrs":{"colspan":13},"content":[{"type":"paragraph"}]}]}]}])", false},
        {R"([{"type":"table","content":[{"type":"table_row","content":[{"type":"table_cell","attrs":{"colwidth":[9]},"content":[{"type":"paragraph"}]}]}]}])", false},
        {R"([{"type":"image"}])", false},
    };
    for (const auto& each : all) {
        const std::string doc = std::string(R"({"type":"doc","content":)") + each.blocks + "}";
        EXPECT_EQ(schema.takes(doc), each.good) << each.blocks;
        EXPECT_EQ(body_from(core::json::parse(doc)).ok(), each.good) << each.blocks;
    }
}

}  // namespace
}  // namespace style
