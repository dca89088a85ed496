// SPDX-License-Identifier: Apache-2.0
// The registers as they are taken away: a workbook read back cell by cell against the screen, a PDF read by
// poppler row by row, of the own unit and of one below; and what is asked for by an address alone.
#include <regex>

#include "core/base/child.h"
#include "core/base/text.h"
#include "core/pdf/read.h"
#include "core/table/xlsx_reader.h"
#include "tests/flow/flow.h"

namespace registers_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;

using Row = std::vector<std::string>;

// What a reader sees of a piece of a page.
std::string words_of(const std::string& html) {
    auto text = std::regex_replace(html, std::regex("<[^>]*>"), "");
    for (const auto& [entity, sign] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"},
                                       {"&#123;", "{"}, {"&#91;", "["}, {"&amp;", "&"}})
        text = core::text::replace(text, entity, sign);
    return std::string(core::text::trim(std::regex_replace(text, std::regex("\\s+"), " ")));
}

std::vector<std::string> all_in(const std::string& html, const char* pattern) {
    std::vector<std::string> found;
    const std::regex each(pattern);
    for (auto at = std::sregex_iterator(html.begin(), html.end(), each); at != std::sregex_iterator(); ++at)
        found.push_back(words_of((*at)[1]));
    return found;
}

// A register as the page shows it.
struct Screen {
    Row titles, headings;
    std::vector<Row> rows;
};

Screen screen_of(const Reply& page) {
    EXPECT_EQ(page.status, 200);
    const auto html = page.text();
    Screen seen;
    const auto head = html.find("book-head");
    seen.titles = all_in(html.substr(head, html.find("</header>", head) - head), "<(?:h1|p)>(.*?)</(?:h1|p)>");
    seen.headings = all_in(html, "<th scope=\"col\"[^>]*>(.*?)</th>");
    const auto body = html.find("<tbody>");
    if (body == html.npos) return seen;
    auto rest = html.substr(body, html.find("</tbody>", body) - body);
    for (auto end = rest.find("</tr>"); end != rest.npos; end = rest.find("</tr>")) {
        seen.rows.push_back(all_in(core::text::replace(rest.substr(0, end), "\n", " "), "<t[hd][^>]*>(.*?)</t[hd]>"));
        rest = rest.substr(end + 5);
    }
    return seen;
}

// Days are days in a workbook ("2026-11-28" here) and words on screen.
std::string in_words(const std::string& cell) {
    static const std::regex day("(\\d{4})-(\\d\\d)-(\\d\\d)");
    static const char* const months[] = {"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
                                         "September", "Oktober", "November", "Desember"};
    std::smatch found;
    if (!std::regex_match(cell, found, day)) return cell;
    return std::to_string(std::stoi(found[3])) + " " + months[std::stoi(found[2]) - 1] + " " + found[1].str();
}

// A workbook as it is written: titles, the heading, rows, notes. Empty cells at the end of a row are none.
std::vector<Row> workbook(const Reply& file) {
    EXPECT_EQ(file.status, 200);
    const auto book = core::table::read_xlsx(file.bytes);
    EXPECT_EQ(book.sheets.size(), 1u);
    std::vector<Row> rows;
    if (book.sheets.empty()) return rows;
    rows.push_back(book.sheets[0].titles);
    for (const auto& row : book.sheets[0].rows) {
        rows.push_back(row.cells);
        std::transform(row.cells.begin(), row.cells.end(), rows.back().begin(), in_words);
    }
    return rows;
}

Row padded(Row row, std::size_t size) {
    row.resize(std::max(size, row.size()));
    return row;
}

// The file holds what the screen shows: who, when, the heading, every cell.
void same_as_screen(const Reply& file, const Screen& seen) {
    const auto rows = workbook(file);
    const auto columns = seen.headings.size(), lines = seen.titles.size();
    ASSERT_GT(rows.size(), lines + seen.rows.size() + 1);
    for (std::size_t i = 0; i < lines; ++i) EXPECT_EQ(rows[i].front(), seen.titles[i]);
    EXPECT_EQ(rows[lines], seen.headings);
    for (std::size_t i = 0; i < seen.rows.size(); ++i) EXPECT_EQ(padded(rows[lines + 1 + i], columns), seen.rows[i]);
    EXPECT_EQ(padded(rows[lines + 1 + seen.rows.size()], columns)[1], "") << "what follows is no row but a note";
}

// Without blanks: where a cell breaks its line is the printer's matter.
std::string squeezed(const std::string& text) { return std::regex_replace(text, std::regex("\\s+"), ""); }

// The paper form, as poppler reads it: the title in the file, unit and period on the sheet, each row's cells in
// their order, pages counted.
void same_on_paper(const Reply& file, const Screen& seen) {
    ASSERT_EQ(file.status, 200);
    EXPECT_EQ(file.type, "application/pdf");
    const auto told = core::child::run({"pdfinfo", "/dev/stdin"}, file.bytes);
    const std::string facts(core::chars(told.out));
    EXPECT_NE(facts.find("Title:"), facts.npos) << facts;
    EXPECT_NE(facts.find(seen.titles[0]), facts.npos) << facts;
    EXPECT_NE(facts.find("Tagged:          yes"), facts.npos) << facts;
    const auto read = core::child::run({"pdftotext", "-layout", "/dev/stdin", "-"}, file.bytes);
    const std::string sheet(core::chars(read.out));
    const auto pages = core::pdf::inspect(file.bytes).pages;
    for (int page = 1; page <= pages; ++page)
        EXPECT_NE(sheet.find("Halaman " + std::to_string(page) + " dari " + std::to_string(pages)), sheet.npos) << page;
    for (const auto& title : seen.titles) EXPECT_NE(sheet.find(title), sheet.npos) << title;
    const auto text = squeezed(core::pdf::text(file.bytes));
    std::string heading;
    for (const auto& each : seen.headings) heading += squeezed(each);
    auto at = text.find(heading);
    ASSERT_NE(at, text.npos) << heading << "\n" << text;
    at += heading.size();
    for (const auto& row : seen.rows) {
        std::string cells;
        for (const auto& each : row) cells += squeezed(each);
        const auto found = text.find(cells, at);
        ASSERT_NE(found, text.npos) << cells << "\n" << text;
        at = found + cells.size();
    }
}

class RegistersTaken : public tests::Flow {
  protected:
    // Written, signed and sent; to a partner in Jakarta and one of the city's own.
    std::string sent(const Caller& drafter, const std::string& subject) {
        Json partner;
        const Json known = drafter.get("/api/v1/directory/partners").json["items"];
        for (const auto& each : known)
            if (each["name"].get<std::string>().starts_with("Arsip Nasional")) partner = each["id"];
        const Json content{{"kind", "surat_dinas"},
                           {"subject", subject},
                           {"body", "Bersama ini disampaikan daftar arsip layanan publik."},
                           {"classification", "000.1.5"},
                           {"addressees", Json::array({position_id(drafter, "SETDA.SEKDA")})},
                           {"partners", Json::array({{{"partner", partner}}})},
                           {"signer", position_id(drafter, "DISKOMINFO.KADIS")}};
        const Reply made = drafter.post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        tests::send_up(drafter, id);
        const Caller head = caller("DISKOMINFO.KADIS");
        const Reply done = head.post("/api/v1/signing/letter:" + id + "/sign", {{"passphrase", tests::demo_passphrase}});
        EXPECT_EQ(done.status, 200) << done.json.dump();
        tests::wait_for([&] { return drafter.get("/api/v1/letters/" + id); },
                        [](const Reply& reply) { return reply.json["state"] == "sent"; });
        return id;
    }
    static std::string year() { return core::iso(tests::today()).substr(0, 4); }
    static bool shows(const Screen& seen, const std::string& text) {
        for (const auto& row : seen.rows)
            for (const auto& cell : row)
                if (cell.find(text) != cell.npos) return true;
        return false;
    }
};

TEST_P(RegistersTaken, say_what_the_screen_says) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), clerk = caller("DISKOMINFO.UMPEG");
    sent(drafter, "Daftar arsip \"layanan publik\" & <catatan>");
    for (const std::string book : {"/letters/registers/outgoing", "/letters/registers/dispatch"}) {
        const auto asked = "?month=0&year=" + year();
        const auto seen = screen_of(clerk.get(book + asked));
        ASSERT_FALSE(seen.rows.empty()) << book;
        EXPECT_EQ(seen.titles[1], "Dinas Komunikasi dan Informatika") << book;
        EXPECT_EQ(seen.titles[2], "Tahun " + year()) << book;
        EXPECT_TRUE(shows(seen, "Daftar arsip \"layanan publik\" & <catatan>")) << book;
        EXPECT_TRUE(shows(seen, "Kepala Arsip Nasional Republik Indonesia")) << book << ": partners are named";
        same_as_screen(clerk.get(book + ".xlsx" + asked), seen);
        same_on_paper(clerk.get(book + ".pdf" + asked), seen);
        const auto past = screen_of(clerk.get(book + "?year=1999&month=2"));
        EXPECT_TRUE(past.rows.empty());
        EXPECT_EQ(past.titles[2], "Februari 1999");
        EXPECT_EQ(core::pdf::inspect(clerk.get(book + ".pdf?year=1999&month=2").bytes).pages, 1);
    }
}

// Its screen for paper has state and remark in one column.
TEST_P(RegistersTaken, the_number_book_too) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), clerk = caller("DISKOMINFO.UMPEG");
    sent(drafter, "Daftar arsip layanan publik");
    auto seen = screen_of(clerk.get("/numbers/print"));
    ASSERT_FALSE(seen.rows.empty());
    EXPECT_TRUE(shows(seen, "Kepala Arsip Nasional Republik Indonesia")) << "partners are named";
    const auto rows = workbook(clerk.get("/numbers/book.xlsx"));
    const auto lines = seen.titles.size(), columns = seen.headings.size() + 1;
    ASSERT_GT(rows.size(), lines + seen.rows.size());
    for (std::size_t i = 0; i < lines; ++i) EXPECT_EQ(rows[i].front(), seen.titles[i]);
    ASSERT_EQ(rows[lines].size(), columns);
    auto written = seen;
    written.headings = rows[lines];
    for (std::size_t i = 0; i < seen.rows.size(); ++i) {
        const auto row = padded(rows[lines + 1 + i], columns);
        EXPECT_EQ(Row(row.begin(), row.end() - 2), Row(seen.rows[i].begin(), seen.rows[i].end() - 1));
        EXPECT_EQ(std::string(core::text::trim(row[columns - 2] + ". " + row[columns - 1])), seen.rows[i].back());
        written.rows[i] = row;
    }
    same_on_paper(clerk.get("/numbers/book.pdf"), written);
}

TEST_P(RegistersTaken, of_a_unit_below_are_open_to_who_stands_above_and_to_nobody_else) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), clerk = caller("DISKOMINFO.UMPEG"),
                 sekda = caller("SETDA.SEKDA");
    sent(drafter, "Daftar arsip layanan publik");
    const Json numbers = clerk.get("/api/v1/numbers").json;
    const std::string below = numbers["unit"]["id"],
                      above = caller("SETDA.TU").get("/api/v1/numbers").json["unit"]["id"];
    const auto asked = "?month=0&year=" + year() + "&unit=" + below;
    EXPECT_EQ(numbers["units"].size(), 1u);
    EXPECT_EQ(clerk.get("/numbers").text().find("name=\"unit\""), std::string::npos) << "no choice where there is none";
    for (const std::string book : {"/letters/registers/outgoing", "/letters/registers/dispatch"}) {
        const auto own = screen_of(clerk.get(book + asked)), seen = screen_of(sekda.get(book + asked));
        EXPECT_EQ(seen.titles, own.titles);
        EXPECT_TRUE(shows(seen, "Daftar arsip layanan publik"));
        const auto page = sekda.get(book + asked).text();
        EXPECT_NE(page.find("<option value=\"" + below + "\" selected>"), page.npos) << "the choice";
        EXPECT_NE(page.find(book + ".xlsx?year=" + year() + "&amp;month=0&amp;unit=" + below), page.npos) << page;
        same_as_screen(sekda.get(book + ".xlsx" + asked), seen);
        same_on_paper(sekda.get(book + ".pdf" + asked), seen);
        const Json api = sekda.get("/api/v1" + book + "?unit=" + below).json;
        EXPECT_EQ(api["unit_id"], below);
        EXPECT_GT(api["units"].size(), 10u) << "every unit whose head answers to him";
        EXPECT_EQ(sekda.get("/api/v1" + book).json["unit_id"], above) << "the own one unless another is asked for";
    }
    EXPECT_EQ(screen_of(sekda.get("/numbers/print?series=" + numbers["series"]["id"].get<std::string>())).titles[1],
              "Dinas Komunikasi dan Informatika");
    const auto book = sekda.get("/numbers?unit=" + below).text();
    EXPECT_NE(book.find("<option value=\"" + below + "\" selected>"), book.npos);
    EXPECT_EQ(sekda.get("/api/v1/numbers?unit=" + below).json["numbers"].size(), numbers["numbers"].size());

    const auto refused = [&](const Caller& who, const std::string& unit) {
        for (const std::string book : {"/letters/registers/outgoing", "/letters/registers/dispatch"})
            for (const std::string form : {"", ".xlsx", ".pdf"}) {
                EXPECT_EQ(who.get(book + form + "?unit=" + unit).status, 404) << book << form;
                if (form.empty()) EXPECT_EQ(who.get("/api/v1" + book + "?unit=" + unit).status, 404) << book;
            }
    };
    const std::string nobody = "0193f0a0-0000-7000-8000-000000000001";
    for (const std::string& unit : {above, nobody}) refused(clerk, unit);
    for (const char* other : {"DINKES.SEKRETARIS", "SETDA.TU", "AS3.ASISTEN"}) refused(caller(other), below);
    refused(sekda, nobody);
    const Caller admin = caller("DISKOMINFO.ADMIN");
    refused(admin, above);
    for (std::string page : {"/numbers", "/numbers/print", "/numbers/book.xlsx", "/numbers/book.pdf", "/api/v1/numbers"}) {
        page += "?unit=";
        EXPECT_EQ(clerk.get(page + above).status, 404) << page;
        EXPECT_EQ(caller("DINKES.SEKRETARIS").get(page + below).status, 404) << page;
        EXPECT_EQ(sekda.get(page + nobody).status, 404) << page;
    }
    EXPECT_EQ(admin.get("/api/v1/numbers?unit=" + above).status, 200) << "who manages all series reads all numbers";
    EXPECT_EQ(clerk.get("/letters/registers/outgoing?unit=x").status, 422);
}

NASKAH_ON_BOTH_DATABASES(RegistersTaken);

}  // namespace
