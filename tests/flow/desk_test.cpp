// SPDX-License-Identifier: Apache-2.0
// The desk of the demo city: SRIKANDI's eight counters in its words and order, and behind each number of the desk a
// list that shows as many.
#include <regex>

#include "core/base/text.h"
#include "tests/flow/demo_city.h"

namespace desk_test {

using tests::Caller;
using tests::DemoCity;

struct Tile {
    std::string url, label;
    int count = 0;
};

std::string plain(std::string text) { return core::text::replace(std::move(text), "&amp;", "&"); }

std::vector<Tile> tiles_of(const std::string& page, const std::regex& form) {
    std::vector<Tile> all;
    for (std::sregex_iterator at(page.begin(), page.end(), form), end; at != end; ++at)
        all.push_back({plain((*at)[1]), (*at)[2], std::stoi((*at)[3])});
    return all;
}

std::vector<Tile> counters(const std::string& page) {
    return tiles_of(page, std::regex("<a class=\"tile[^\"]*\" href=\"([^\"]+)\"><span>([^<]*)</span><b>(\\d+)</b>"));
}

std::vector<Tile> alerts(const std::string& page) {
    auto all = tiles_of(page, std::regex("<li><a href=\"([^\"]+)\"([^>]*)>(?:<svg.*?</svg>)<span><b>(\\d+)</b>"));
    return all;
}

int rows_behind(const Caller& who, std::string url) {
    static const std::regex row(" data-row>|<tr><th scope=\"row\""), older("href=\"([^\"]+)\" rel=\"next\"");
    int count = 0;
    while (!url.empty()) {
        const auto reply = who.get(url);
        EXPECT_EQ(reply.status, 200) << url;
        auto page = reply.text();
        // A tally beside the list counts what lies elsewhere, too.
        if (const auto tally = page.find("<table class=\"tally\">"); tally != std::string::npos)
            page.erase(tally, page.find("</table>", tally) - tally);
        count += static_cast<int>(std::distance(std::sregex_iterator(page.begin(), page.end(), row), {}));
        std::smatch next;
        url = std::regex_search(page, next, older) ? plain(next[1]) : "";
    }
    return count;
}

TEST_F(DemoCity, each_number_of_the_desk_has_a_list_of_as_many) {
    const std::vector<std::string> srikandi{
        "Belum ditandatangani", "Sudah ditandatangani belum dikirim", "Perlu verifikasi",
        "Naskah masuk belum dibaca", "Naskah masuk belum ditindaklanjuti", "Disposisi belum dibaca",
        "Disposisi belum ditindaklanjuti", "Tembusan belum dibaca"};
    int seen = 0;
    for (const char* seat : {"SETDA.SEKDA", "DISKOMINFO.KADIS", "DISKOMINFO.APTIKA.KABID", "DISKOMINFO.TU"}) {
        const auto who = caller(seat);
        const auto desk = who.get("/").text();
        const auto eight = counters(desk);
        std::size_t at = 0;
        for (const auto& tile : eight) {
            while (at < srikandi.size() && srikandi[at] != tile.label) ++at;
            EXPECT_LT(at, srikandi.size()) << seat << ": out of SRIKANDI's order: " << tile.label;
            EXPECT_EQ(rows_behind(who, tile.url), tile.count) << seat << ": " << tile.label << " " << tile.url;
            seen += tile.count;
        }
        if (std::string(seat) != "DISKOMINFO.TU") EXPECT_EQ(eight.size(), srikandi.size()) << seat;
        for (const auto& alert : alerts(desk)) {
            EXPECT_EQ(rows_behind(who, alert.url), alert.count) << seat << ": " << alert.url;
            ++seen;
        }
    }
    EXPECT_GT(seen, 10) << "a desk with nothing on it shows nothing";
}

}  // namespace
