// SPDX-License-Identifier: Apache-2.0
// The editor's document is read strictly; light marks come back the same.
#include "style/body.h"

#include <gtest/gtest.h>

namespace style {
namespace {

core::Json doc(const char* content) {
    return core::json::parse(std::string(R"({"type":"doc","content":)") + content + "}");
}

TEST(Body, reads_and_writes_what_the_editor_writes) {
    const auto json = doc(R"([
      {"type":"paragraph","attrs":{"align":"justify","indent":1},"content":[
        {"type":"text","text":"Tebal","marks":[{"type":"bold"},{"type":"underline"}]},
        {"type":"hard_break"},{"type":"text","text":"biasa"}]},
      {"type":"ordered_list","attrs":{"style":"alpha","start":3},"content":[
        {"type":"list_item","content":[{"type":"paragraph","attrs":{"align":"left","indent":0},
          "content":[{"type":"text","text":"satu"}]},
          {"type":"bullet_list","content":[{"type":"list_item","content":[
            {"type":"paragraph","attrs":{"align":"left","indent":0}}]}]}]}]},
      {"type":"table","content":[{"type":"table_row","content":[
        {"type":"table_header","content":[{"type":"paragraph","attrs":{"align":"left","indent":0}}]}]}]}])");
    const auto body = body_from(json).take();
    EXPECT_EQ(to_json(body), json);
    EXPECT_EQ(body.blocks[1].start, 3);
    EXPECT_TRUE(body.blocks[0].runs[0].strong);
}

TEST(Body, refuses_what_the_schema_does_not_name) {
    const struct {
        const char* content;
        const char* key;
    } wrong[] = {
        {R"([{"type":"image"}])", "style.fault.body_unknown"},
        {R"([{"type":"paragraph","style":"x"}])", "style.fault.body_unknown"},
        {R"([{"type":"paragraph","attrs":{"align":"middle"}}])", "style.fault.body_form"},
        {R"([{"type":"paragraph","attrs":{"indent":5}}])", "style.fault.body_form"},
        {R"([{"type":"paragraph","attrs":{"indent":"1"}}])", "style.fault.body_form"},
        {R"([{"type":"paragraph","content":[{"type":"text","text":""}]}])", "style.fault.body_form"},
        {R"([{"type":"paragraph","content":[{"type":"text","text":"a","marks":[{"type":"link"}]}]}])",
         "style.fault.body_unknown"},
        {R"([{"type":"table","content":[]}])", "style.fault.body_table"},
        {R"("text")", "style.fault.body_form"},
        {R"([3])", "style.fault.body_form"},
    };
    for (const auto& each : wrong) {
        const auto checked = body_from(doc(each.content), "body");
        SCOPED_TRACE(each.content);
        ASSERT_FALSE(checked.ok());
        EXPECT_EQ(checked.faults().front().key, each.key);
        EXPECT_EQ(checked.faults().front().field, "body");
    }
    EXPECT_FALSE(body_from(core::Json("x")).ok());
}

TEST(Body, lists_go_four_deep_and_no_deeper) {
    const auto nested = [](int levels) {
        std::string inner = R"({"type":"paragraph"})";
        for (int i = 0; i < levels; ++i)
            inner = R"({"type":"bullet_list","content":[{"type":"list_item","content":[)" + inner + "]}]}";
        return doc(("[" + inner + "]").c_str());
    };
    EXPECT_TRUE(body_from(nested(4)).ok());
    EXPECT_EQ(body_from(nested(5)).faults().front().key, "style.fault.body_deep");
}

TEST(Body, light_marks_there_and_back) {
    const std::string text =
        "Yang **tebal**, *miring* dan __garis__.\nBaris kedua\n\n"
        "1. satu\n2. dua\n  a. dua a\n  b. dua b\n3. tiga\n\n"
        "- butir\n\n| Nama | Jumlah |\n| Kertas | 3 |";
    const auto body = body_from_text(text);
    ASSERT_EQ(body.blocks.size(), 4u);
    EXPECT_EQ(body.blocks[0].kind, Block::Kind::paragraph);
    EXPECT_TRUE(body.blocks[0].runs[1].strong);
    EXPECT_EQ(body.blocks[1].kind, Block::Kind::decimal);
    ASSERT_EQ(body.blocks[1].items.size(), 3u);
    EXPECT_EQ(body.blocks[1].items[1][1].kind, Block::Kind::alpha);
    EXPECT_EQ(body.blocks[2].kind, Block::Kind::bullet);
    EXPECT_TRUE(body.blocks[3].rows[0][0].header);
    EXPECT_EQ(to_marked_text(body), text);
    EXPECT_EQ(body_from_text(to_marked_text(body)), body);
}

TEST(Body, marks_without_a_partner_stay_as_typed) {
    EXPECT_EQ(to_plain_text(body_from_text("2 * 3 = 6 dan **tidak tebal")), "2 * 3 = 6 dan **tidak tebal");
    EXPECT_TRUE(blank(body_from_text(" \n\n ")));
}

}  // namespace
}  // namespace style
