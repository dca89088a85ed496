// SPDX-License-Identifier: Apache-2.0
// The editor's document is read strictly; light marks come back the same.
#include "style/body_table.h"

#include <gtest/gtest.h>

namespace style {
namespace body_test {

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
      {"type":"page_break"},
      {"type":"table","attrs":{"widths":[2,1]},"content":[{"type":"table_row","content":[
        {"type":"table_header","attrs":{"colspan":2},
         "content":[{"type":"paragraph","attrs":{"align":"left","indent":0}}]}]}]}])");
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
        {R"([{"type":"table","content":[]}])", "style.fault.table_empty"},
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

// A table from rows like "A2 B | C D E": a letter is a cell, figures behind it its columns and rows ("A23").
core::Json table(std::string_view shape, const char* type = "table_cell") {
    core::Json rows = core::Json::array({{{"type", "table_row"}, {"content", core::Json::array()}}});
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == '|') rows.push_back({{"type", "table_row"}, {"content", core::Json::array()}});
        if (shape[i] < 'A' || shape[i] > 'Z') continue;
        core::Json cell{{"type", type}};
        if (i + 1 < shape.size() && shape[i + 1] > '1' && shape[i + 1] <= '9') cell["attrs"]["colspan"] = shape[i + 1] - '0';
        if (i + 2 < shape.size() && shape[i + 1] != ' ' && shape[i + 2] > '1' && shape[i + 2] <= '9')
            cell["attrs"]["rowspan"] = shape[i + 2] - '0';
        core::Json line{{"type", "paragraph"}, {"attrs", {{"align", "left"}, {"indent", 0}}}};
        cell["content"] = core::Json::array({std::move(line)});
        rows.back()["content"].push_back(std::move(cell));
    }
    return {{"type", "table"}, {"content", rows}};
}

core::Json with(core::Json block) { return {{"type", "doc"}, {"content", core::Json::array({std::move(block)})}}; }

TEST(Body, merged_cells_fit_or_are_told_where_they_do_not) {
    for (const char* fits : {"A", "A2 | B C", "A12 B | C", "A22 B | C", "A B | C2", "A12 B12 |", "A13 B2 | C D | E2",
                             "A2 B12 | C D"}) {
        SCOPED_TRACE(fits);
        const auto body = body_from(with(table(fits)));
        ASSERT_TRUE(body.ok()) << body.faults().front().key;
        EXPECT_EQ(to_json(body.value()), with(table(fits)));
    }
    const struct {
        const char* shape;
        const char* key;
        const char* row;
    } wrong[] = {
        {"A B | C", "style.fault.table_ragged", "2"},      {"A B | C D E", "style.fault.table_ragged", "2"},
        {"A B C | D | E F G", "style.fault.table_ragged", "2"}, {"A12 B | C D", "style.fault.table_ragged", "2"},
        {"A B12 C | D2", "style.fault.table_overlap", "2"}, {"A B | C12 D", "style.fault.table_reach", "2"},
        {"A13 B | C", "style.fault.table_reach", "1"},      {"| A", "style.fault.table_empty", ""},
        {"A9 B4", "style.fault.table_columns", ""},
    };
    for (const auto& each : wrong) {
        SCOPED_TRACE(each.shape);
        auto doc = with(table("A"));
        doc["content"].push_back(table(each.shape));
        const auto checked = body_from(doc, "parts.body");
        ASSERT_FALSE(checked.ok());
        const auto& fault = checked.faults().front();
        EXPECT_EQ(fault.key, each.key);
        EXPECT_EQ(fault.field, "parts.body");
        core::Args args(fault.args);
        const auto said = [&](std::string_view name) {
            for (const auto& [key, value] : args)
                if (key == name) return value;
            return std::string();
        };
        EXPECT_EQ(said("table"), "2");
        EXPECT_EQ(said("row"), each.row);
    }
    auto ill = with(table("A B"));
    for (const auto& value : {core::Json(0), core::Json(-1), core::Json(13), core::Json("2"), core::Json(1.5)}) {
        ill["content"][0]["content"][0]["content"][0]["attrs"]["colspan"] = value;
        EXPECT_EQ(body_from(ill).faults().front().key, "style.fault.body_form") << value;
    }
}

TEST(Body, a_fault_says_which_node_it_means) {
    auto json = with(table("A B | C D"));
    json["content"][0]["content"][1]["content"][1]["content"][0]["attrs"]["indent"] = 9;
    const auto faults = body_from(json).faults();
    EXPECT_EQ(faults.front().args, (core::Args{{"what", "paragraph.attrs.indent"}, {"at", "1.2.2.1"}}));
}

TEST(Body, widths_are_for_all_columns_or_none) {
    auto json = with(table("A2 B | C D E"));
    json["content"][0]["attrs"]["widths"] = {10, 20, 30};
    EXPECT_EQ(body_from(json).value().blocks[0].widths, (std::vector<int>{10, 20, 30}));
    json["content"][0]["attrs"]["widths"] = {10, 20};
    EXPECT_EQ(body_from(json).faults().front().key, "style.fault.table_widths");
    json["content"][0]["attrs"]["widths"] = {10, 20, 0};
    EXPECT_EQ(body_from(json).faults().front().key, "style.fault.body_form");
}

TEST(Body, heads_are_repeated_where_no_cell_reaches_over_their_end) {
    const auto heads = [](std::string_view shape, std::size_t header_cells) {
        auto json = table(shape);
        for (auto& row : json["content"])
            for (auto& cell : row["content"])
                if (header_cells > 0) --header_cells, cell["type"] = "table_header";
        return header_rows(body_from(with(json)).take().blocks[0].rows);
    };
    EXPECT_EQ(heads("A B | C D", 0), 0u);
    EXPECT_EQ(heads("A B | C D", 1), 0u);
    EXPECT_EQ(heads("A B | C D", 2), 1u);
    EXPECT_EQ(heads("A12 B2 | C D | E F G", 4), 2u);
    EXPECT_EQ(heads("A12 B | C | D E", 2), 0u) << "a head that reaches into the first row below";
    EXPECT_EQ(heads("A B | C D", 4), 0u) << "nothing but heads";
}

TEST(Body, tables_and_page_breaks_stand_in_the_document_only) {
    const core::Json breaking{{"type", "page_break"}};
    EXPECT_TRUE(body_from(with(breaking)).ok());
    EXPECT_EQ(body_from(with(breaking), "parts.diktum.1", false).faults().front().key, "style.fault.body_break");
    auto cell = with(table("A"));
    cell["content"][0]["content"][0]["content"][0]["content"].push_back(breaking);
    EXPECT_EQ(body_from(cell).faults().front().key, "style.fault.body_break");
    cell["content"][0]["content"][0]["content"][0]["content"][1] = table("A");
    EXPECT_EQ(body_from(cell).faults().front().key, "style.fault.table_inside");
    const core::Json list{{"type", "bullet_list"},
                          {"content", {{{"type", "list_item"}, {"content", {{{"type", "paragraph"}}, breaking}}}}}};
    EXPECT_EQ(body_from(with(list)).faults().front().key, "style.fault.body_break");
}

// Whatever is put together from what the schema knows is read, written and read again as the same.
class Anything {
  public:
    explicit Anything(unsigned seed) : state_(seed * 2654435761u + 1) {}

    Body body() {
        Body made;
        for (int i = below(6); i >= 0; --i) made.blocks.push_back(block(0, true));
        return made;
    }

  private:
    int below(int most) {
        state_ = state_ * 1664525u + 1013904223u;
        return static_cast<int>((state_ >> 16) % static_cast<unsigned>(most));
    }
    Block block(int level, bool outermost) {
        const int kind = below(outermost ? 8 : level < max_list_levels ? 6 : 1);
        if (kind == 6) return table();
        Block made;
        made.kind = kind == 7 ? Block::Kind::page_break : static_cast<Block::Kind>(kind);
        if (kind == 0) {
            made.align = static_cast<Align>(below(4));
            made.indent = below(max_indent + 1);
            for (int i = below(4); i > 0; --i) {
                static const char* words[] = {"Yth. Bapak/Ibu", "“kutipan” – 5 m²", "\n", " "};
                Run run{.text = words[below(4)]};
                if (run.text != "\n") run.strong = below(2), run.em = below(2), run.underline = below(2);
                made.runs.push_back(std::move(run));
            }
        } else if (made.is_list()) {
            if (made.kind != Block::Kind::bullet) made.start = 1 + below(30);
            for (int i = below(3); i >= 0; --i) {
                auto& item = made.items.emplace_back(1);
                if (below(2)) item.push_back(block(level + 1, false));
            }
        }
        return made;
    }
    // Squares are given out from left to right, each cell as wide and as high as there is room.
    Block table() {
        Block made;
        made.kind = Block::Kind::table;
        const int columns = 1 + below(5), rows = 1 + below(5);
        std::vector<int> reach(static_cast<std::size_t>(columns), 0);
        for (int row = 0; row < rows; ++row) {
            auto& cells = made.rows.emplace_back();
            for (int at = 0; at < columns;) {
                if (reach[static_cast<std::size_t>(at)] > 0) { ++at; continue; }
                Cell cell;
                cell.header = below(2);
                cell.blocks = {block(0, false)};
                cell.rows = 1 + below(rows - row);
                const int wanted = 1 + below(3);
                cell.columns = 0;
                while (cell.columns < wanted && at < columns && reach[static_cast<std::size_t>(at)] == 0)
                    reach[static_cast<std::size_t>(at++)] = cell.rows, ++cell.columns;
                cells.push_back(std::move(cell));
            }
            for (auto& left : reach) --left;
        }
        if (below(2))
            for (int i = 0; i < columns; ++i) made.widths.push_back(1 + below(100));
        return made;
    }

    unsigned state_;
};

TEST(Body, anything_the_schema_knows_goes_there_and_back) {
    for (unsigned seed = 0; seed < 400; ++seed) {
        const auto body = Anything(seed).body();
        const auto again = body_from(to_json(body));
        ASSERT_TRUE(again.ok()) << seed << ": " << again.faults().front().key << " " << to_json(body).dump();
        ASSERT_EQ(again.value(), body) << seed;
        (void)to_plain_text(body);
        (void)body_from_text(to_marked_text(body));
    }
}

TEST(Body, kinds_of_numbers_starts_and_page_breaks_have_marks) {
    const std::string text = "3. tiga\n4. empat\n  a. huruf\n    1) kurung\n      c) kurung huruf\n      d) lagi\n\n[halaman baru]\n\nAlinea.";
    const auto body = body_from_text(text);
    ASSERT_EQ(body.blocks.size(), 3u);
    EXPECT_EQ(body.blocks[0].start, 3);
    const auto& letters = body.blocks[0].items[1][1];
    EXPECT_EQ(letters.kind, Block::Kind::alpha);
    const auto& figures = letters.items[0][1];
    EXPECT_EQ(figures.kind, Block::Kind::decimal_paren);
    EXPECT_EQ(figures.items[0][1].kind, Block::Kind::alpha_paren);
    EXPECT_EQ(figures.items[0][1].start, 3);
    EXPECT_EQ(body.blocks[1].kind, Block::Kind::page_break);
    EXPECT_EQ(to_marked_text(body), text);
    EXPECT_EQ(to_plain_text(body).find("halaman"), std::string::npos);
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
