// SPDX-License-Identifier: Apache-2.0
#include "tests/interop/letters.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/base/clock.h"
#include "core/base/text.h"
#include "tests/support/city.h"
#include "tests/support/office.h"
#include "tests/support/seats.h"

namespace interop {
namespace {

namespace fs = std::filesystem;
using core::Json;
using tests::Caller;
using tests::Reply;

constexpr const char* signer = "DISKOMINFO.KADIS";  // held by a Plt.

// "2026-11-23" as it is printed.
std::string printed(const std::string& iso) {
    static const std::vector<std::string> months = {
        "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
        "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
    return std::to_string(std::stoi(iso.substr(8, 2))) + " " +
           months.at(static_cast<std::size_t>(std::stoi(iso.substr(5, 2)) - 1)) + " " + iso.substr(0, 4);
}

class City {
  public:
    City() : server_(city_.server()), seats_(server_) {
        server_.set("signing.level=B-T");   // raised later, a file would no longer be signed whole
        server_.start();
    }
    ~City() { server_.stop(); }

    Letter sign(const Draft& draft) {
        const Caller drafter = seats_.caller("DISKOMINFO.APTIKA.STAF"), head = seats_.caller(signer);
        Json content = draft.content;
        content["signer"] = seats_.position_id(drafter, signer);
        for (const char* list : {"addressees", "copies"})
            for (Json& each : content[list]) each = seats_.position_id(drafter, each);
        const Reply made = drafter.post("/api/v1/letters", content);
        if (made.status != 201) throw std::runtime_error(made.json.dump());
        const std::string id = made.json["id"], path = "/api/v1/letters/" + id;
        tests::send_up(drafter, id);
        const Reply done = head.post("/api/v1/signing/letter:" + id + "/sign",
                                     {{"passphrase", tests::demo_passphrase}});
        if (done.status != 200) throw std::runtime_error(done.json.dump());
        const Json sent = drafter.get(path).json;
        Letter letter{draft.name, {}, drafter.get(path + "/pdf").bytes, content["subject"],
                      sent["number"], draft.least_pages, {}};
        letter.reading = reading(draft, sent);
        return letter;
    }
    fs::path root() const { return server_.folder() / "data/keys/anchors/demo-root.pem"; }

  private:
    static std::vector<std::string> reading(const Draft& draft, const Json& sent) {
        std::vector<std::string> all{"PEMERINTAH KOTA PANGKALPINANG", "DINAS KOMUNIKASI DAN INFORMATIKA"};
        const std::vector<std::string> block{sent["signer"]["lines"].back(),
                                             "Ditandatangani secara elektronik oleh:", sent["signer"]["name"],
                                             "NIP " + sent["signer"]["nip"].get<std::string>()};
        for (const auto* part : {&draft.opening, &draft.body, &block, &draft.end})
            for (const auto& text : *part)
                all.push_back(core::text::fill(text, {{"number", sent["number"]},
                                                      {"date", printed(sent["date"])},
                                                      {"subject", draft.content["subject"]}}));
        return all;
    }

    tests::City city_{core::db::Engine::sqlite};
    tests::Server& server_;
    tests::Seats seats_;
};

Shelf fill() {
    Shelf shelf;
    shelf.folder = NASKAH_LETTERS;
    fs::remove_all(shelf.folder);
    fs::create_directories(shelf.folder);
    City city;
    for (const Draft& draft : drafts()) {
        Letter letter = city.sign(draft);
        letter.file = shelf.folder / (letter.name + ".pdf");
        std::ofstream(letter.file, std::ios::binary) << core::chars(letter.bytes);
        shelf.letters.push_back(std::move(letter));
    }
    shelf.root = shelf.folder / "demo-root.pem";
    fs::copy_file(city.root(), shelf.root);
    return shelf;
}

}  // namespace

const Shelf& shelf() {
    static const Shelf one = fill();
    return one;
}

}  // namespace interop
