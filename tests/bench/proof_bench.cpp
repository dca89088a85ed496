// SPDX-License-Identifier: Apache-2.0
// From the end of a stroke to the sheet on the screen: the composer's form posted to the real server,
// and the picture of the first page fetched, against printing and drawing the same letter with nothing
// around it. What the writer waits for besides is the pause of 300 ms before the form is posted.
#include <stdexcept>

#include "core/base/text.h"
#include "core/pdf/read.h"
#include "tests/bench/bench.h"
#include "tests/bench/sample_letter.h"
#include "tests/support/office.h"
#include "tests/support/city.h"

namespace bench {
namespace {

using core::Json;

constexpr const char* drafter = "DISKOMINFO.APTIKA.STAF";
constexpr int screen_dpi = 110;   // as the room letters draws its sheets

// The demo city with a draft of one page, open in somebody's composer.
class Composer {
  public:
    Composer() {
        server_.start();
        std::string token = server_.command({"token:create", tests::login_of(drafter)});
        token.erase(token.find_last_not_of('\n') + 1);
        const tests::Caller caller(server_, token);
        const auto made = caller.post("/api/v1/letters", {{"kind", "surat_dinas"}, {"subject", "Permintaan data"}});
        if (made.status != 201) throw std::runtime_error("no draft: " + made.text());
        address_ = "/letters/" + made.json.at("id").get<std::string>();
        headers_ = caller.headers();
        headers_["Content-Type"] = "application/x-www-form-urlencoded";
        headers_["Accept"] = "application/json";
    }

    // The answer names the pictures of the pages.
    Json typed(const std::string& words) const {
        const auto body = style::to_json(style::body_from_text(words));
        const auto form =
            "kind=surat_dinas&revision=1&subject=Permintaan+data&parts.body=" + core::text::url(body.dump());
        const auto answer = tests::ask(server_, "POST", address_ + "/preview", headers_, form);
        if (answer.status != 200) throw std::runtime_error("no sheet: " + answer.text());
        return answer.json;
    }
    void picture(const Json& sheet) const {
        const auto answer = tests::ask(server_, "GET", sheet.at("pages")[0].at("url"), headers_);
        if (answer.type != "image/png") throw std::runtime_error("no picture: " + answer.text());
    }
    core::Bytes file(const Json& sheet) const {
        return tests::ask(server_, "GET", sheet.at("pdf"), headers_).bytes;
    }

  private:
    tests::City city_{core::db::Engine::sqlite, tests::City::Mail::all};
    tests::Server& server_ = city_.server();
    std::string address_;
    std::map<std::string, std::string> headers_;
};

std::string page_of_text() {
    std::string text;
    for (int i = 1; i <= 6; ++i)
        text += "Sehubungan dengan penyusunan laporan triwulan, mohon kiranya Saudara menyampaikan data layanan pada "
                "perangkat daerah masing-masing sesuai dengan formulir terlampir.\n\n1. data pengguna;\n2. data gangguan.\n\n";
    return text;
}

}  // namespace

void proof(const Plan& plan) {
    const Composer composer;
    const auto words = page_of_text();
    auto shown = composer.typed(words);
    auto bare = sample_letter();
    bare.values["body"] = style::to_json(style::body_from_text(words));
    const auto file = composer.file(shown);

    Rivals rivals(plan, Time::wall);
    int stroke = 0;
    // The server keeps the newest sheets only.
    rivals.add("sheet", [&] { shown = composer.typed(words + std::to_string(++stroke)); });
    rivals.add("picture", [&] { composer.picture(shown); });
    rivals.add("print", [&] { style::render(bare, {}, NASKAH_FONTS); });
    rivals.add("draw", [&] { core::pdf::picture(file, 0, screen_dpi); });
    auto ms = rivals.time();
    for (const char* name : {"sheet", "picture", "print", "draw"}) figure(std::string("proof.") + name, ms[name], "ms");
    figure("proof.shown", ms["sheet"] + ms["picture"], "ms");
    ratio("proof.ratio", ms["sheet"] + ms["picture"], ms["print"] + ms["draw"]);
}

}  // namespace bench
