// SPDX-License-Identifier: Apache-2.0
// A letter that came on paper is registered over HTTP by its scan: a PDF, or pictures of its sheets.
// What the clerk sent in is what the addressee reads.
#include <cmath>
#include <set>

#include "core/pdf/image.h"
#include "core/pdf/read.h"
#include "core/pdf/write.h"
#include "tests/flow/flow.h"

namespace outside_letter_test {

using core::Bytes;
using core::Json;
using tests::Caller;
using tests::Reply;
using tests::today;

using Fields = std::set<std::string>;

const std::string path = "/api/v1/incoming";
constexpr int dpi = 150, square = 8;

// The letter of the ministry, as it would come out of their printer.
Bytes paper() {
    core::pdf::Document document;
    for (const char* line :
         {"KEMENTERIAN CONTOH REPUBLIK", "Nomor: B-214/KC/XI/2026", "Hal: Pelatihan pengelolaan arsip elektronik",
          "Bersama ini kami undang Saudara mengirim dua orang peserta pelatihan kearsipan di Bogor. "
          "Biaya perjalanan ditanggung instansi pengirim; penginapan disediakan panitia. "
          "Konfirmasi nama peserta kami tunggu paling lambat satu minggu sebelum pelaksanaan."})
        document.push_back(core::pdf::Paragraph{.runs = {{line, {}}}, .after = 14});
    return core::pdf::write(document, {}, NASKAH_FONTS).bytes;
}

// The mean grey of every square of the page, so that a shift by a hair does not count.
std::vector<double> squares(const Bytes& png) {
    const core::pdf::Pixels pixels = core::pdf::decode_image(png);
    const int across = pixels.width / square, down = pixels.height / square;
    std::vector<double> means(static_cast<std::size_t>(across * down));
    for (int y = 0; y < down * square; ++y)
        for (int x = 0; x < across * square; ++x)
            means[static_cast<std::size_t>(y / square * across + x / square)] +=
                pixels.data[static_cast<std::size_t>((y * pixels.width + x) * pixels.channels)];
    return means;
}

// How alike the first pages look, from 0 to 1: the correlation of their greys. A blank page is like none.
double likeness(const Bytes& one, const Bytes& other) {
    const auto a = squares(core::pdf::picture(one, 0, dpi)), b = squares(core::pdf::picture(other, 0, dpi));
    EXPECT_EQ(a.size(), b.size());
    const std::size_t n = std::min(a.size(), b.size());
    double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < n; ++i) {
        ma += a[i] / static_cast<double>(n);
        mb += b[i] / static_cast<double>(n);
    }
    for (std::size_t i = 0; i < n; ++i) {
        ab += (a[i] - ma) * (b[i] - mb);
        aa += (a[i] - ma) * (a[i] - ma);
        bb += (b[i] - mb) * (b[i] - mb);
    }
    return aa == 0 || bb == 0 ? 0 : ab / std::sqrt(aa * bb);
}

class OutsideLetter : public tests::Flow {
  protected:
    std::map<std::string, std::string> form(const Caller& clerk, const std::string& number) {
        const std::string day = core::iso(today());
        return {{"sender", "Kementerian Contoh"}, {"number", number}, {"date", day}, {"received", day},
                {"subject", "Pelatihan pengelolaan arsip elektronik"}, {"classification", "000.5.1"},
                {"urgency", "segera"}, {"position", position_id(clerk, "SETDA.SEKDA")}};
    }
    void refuse(const Caller& clerk, const Caller& sekda, const Bytes& printed);
    // Registers, then reads it as the addressee: the entry, its pages, and how they look.
    void read_back(const Caller& clerk, const Caller& sekda, const std::string& number, const std::string& file,
                   const Bytes& sheet, const Bytes& as_printed) {
        const Reply made = clerk.upload(path, form(clerk, number), file, sheet);
        ASSERT_EQ(made.status, 201) << file << " " << made.json.dump();
        const std::string one = path + "/" + made.json["id"].get<std::string>();
        const Json entry = sekda.get(one).json;
        EXPECT_EQ(entry["number"], number);
        EXPECT_EQ(entry["sender"], "Kementerian Contoh");
        EXPECT_EQ(entry["pages"], 1);
        EXPECT_EQ(entry["letter"], nullptr) << "of no house of ours";
        const Reply pdf = sekda.get(one + "/pdf");
        ASSERT_EQ(pdf.status, 200);
        EXPECT_EQ(pdf.type, "application/pdf");
        EXPECT_EQ(core::sha256(pdf.bytes).hex(), entry["sha256"]);
        EXPECT_GT(likeness(pdf.bytes, as_printed), 0.9) << file;
        EXPECT_EQ(caller("DINKES.SEKRETARIS").get(one + "/pdf").status, 404) << "not for others";
    }
    // The fields told, each with a sentence.
    static Fields faulty(const Reply& reply) {
        Fields fields;
        for (const Json& each : reply.json.value("faults", Json::array()))
            if (!each["message"].get<std::string>().empty()) fields.insert(each["field"]);
        return fields;
    }
};

// Each refused, the field named, and no agenda number taken.
void OutsideLetter::refuse(const Caller& clerk, const Caller& sekda, const Bytes& printed) {
    const auto wish = form(clerk, "B-214/KC/XI/2026");
    const Reply bare = clerk.upload(path, wish, {});
    EXPECT_EQ(bare.status, 422);
    EXPECT_EQ(faulty(bare), Fields({"file"}));
    auto wrong = wish;
    wrong["subject"] = "";
    wrong["date"] = core::iso(core::add_days(today(), 2));
    wrong["received"] = "kemarin";
    const Reply told = clerk.upload(path, wrong, "surat.pdf", printed);
    EXPECT_EQ(told.status, 422);
    EXPECT_EQ(faulty(told), Fields({"subject", "date", "received"}));
    auto elsewhere = wish;
    elsewhere["position"] = position_id(clerk, "DISKOMINFO.KADIS");
    EXPECT_EQ(faulty(clerk.upload(path, elsewhere, "surat.pdf", printed)), Fields({"position"})) << "of another book";
    const std::string text = "Bukan hasil pindai.";
    EXPECT_EQ(clerk.upload(path, wish, "surat.pdf", core::view(text)).status, 415) << "by what it is, not its name";
    EXPECT_EQ(clerk.upload(path, wish, "surat.pdf", core::ByteView(printed).first(printed.size() / 2)).status, 415);
    EXPECT_EQ(sekda.upload(path, wish, "surat.pdf", printed).status, 403) << "registering is the clerk's";
}

TEST_P(OutsideLetter, is_read_as_it_was_scanned) {
    const Caller clerk = caller("SETDA.TU"), sekda = caller("SETDA.SEKDA");
    const Bytes printed = paper(), png = core::pdf::picture(printed, 0, dpi);
    const Bytes jpg = core::pdf::encode_jpeg(core::pdf::decode_image(png), 80);
    refuse(clerk, sekda, printed);
    read_back(clerk, sekda, "B-214/KC/XI/2026", "surat.pdf", printed, printed);
    read_back(clerk, sekda, "B-215/KC/XI/2026", "lembar.png", png, printed);
    read_back(clerk, sekda, "B-216/KC/XI/2026", "lembar.jpg", jpg, printed);
    const Reply sheets = clerk.upload(path, form(clerk, "B-217/KC/XI/2026"), {{"1.jpg", jpg}, {"2.png", png}});
    ASSERT_EQ(sheets.status, 201) << sheets.json.dump();
    EXPECT_EQ(sheets.json["pages"], 2);

    const std::string year = core::iso(today()).substr(0, 4);
    auto again = form(clerk, "B-214/KC/XI/2026");
    const Reply twice = clerk.upload(path, again, "surat.pdf", printed);
    EXPECT_EQ(twice.status, 409);
    EXPECT_NE(twice.json["detail"].get<std::string>().find("1/" + year), std::string::npos) << twice.json.dump();
    again["confirmed"] = "1";
    EXPECT_EQ(clerk.upload(path, again, "surat.pdf", printed).json["agenda"], "5/" + year);
    Fields agenda;
    const Json book = clerk.get(path).json;
    for (const Json& line : book["incoming"]) agenda.insert(line["agenda"]);
    EXPECT_EQ(agenda, Fields({"1/" + year, "2/" + year, "3/" + year, "4/" + year, "5/" + year}));

    EXPECT_EQ(clerk.get("/api/v1/search?kind=incoming&q=penginapan").json["total"], 2) << "the words of the PDF";
    const Json found = clerk.get("/api/v1/search?kind=incoming&q=216").json;
    ASSERT_EQ(found["hits"].size(), 1u);
    EXPECT_TRUE(found["hits"][0]["number"].get<std::string>().starts_with("B-216/KC/XI/2026")) << found.dump();
}

TEST_P(OutsideLetter, goes_to_who_is_addressed_and_as_a_copy_to_others) {
    const Caller clerk = caller("SETDA.TU"), sekda = caller("SETDA.SEKDA");
    const Bytes printed = paper();
    auto wish = form(clerk, "B-218/KC/XI/2026");
    wish["copies"] = position_id(clerk, "DISKOMINFO.KADIS");
    wish["reply_by"] = core::iso(core::add_days(today(), -400));
    EXPECT_EQ(faulty(clerk.upload(path, wish, "surat.pdf", printed)), Fields({"copies", "reply_by"}));
    wish["copies"] = wish["position"];
    wish["reply_by"] = core::iso(core::add_days(today(), 30));
    EXPECT_EQ(faulty(clerk.upload(path, wish, "surat.pdf", printed)), Fields({"copies"}));
    wish["copies"] = position_id(clerk, "AS1.ASISTEN");
    const Reply made = clerk.upload(path, wish, "surat.pdf", printed);
    ASSERT_EQ(made.status, 201) << made.json.dump();
    ASSERT_EQ(made.json["copies"].size(), 1u);
    EXPECT_EQ(made.json["reply_by"], wish["reply_by"]);
    const Caller head = caller("AS1.ASISTEN");
    const std::string copy = made.json["copies"][0]["id"];
    const Json read = head.get(path + "/" + copy).json;
    EXPECT_EQ(read["copy"], true);
    EXPECT_EQ(read["copy_of"], made.json["id"]);
    EXPECT_EQ(head.get(path + "/" + made.json["id"].get<std::string>()).status, 404) << "a copy opens the copy alone";
    EXPECT_EQ(sekda.get(path + "/" + copy).status, 404);
    const auto listed = [&](const std::string& query) { return clerk.get(path + "?" + query).json["incoming"].size(); };
    EXPECT_EQ(listed("urgency=segera&from=" + wish["received"]), 2u);
    EXPECT_EQ(listed("position=" + wish["position"] + "&order=due"), 1u);
    EXPECT_EQ(listed("urgency=biasa"), 0u);
    EXPECT_EQ(faulty(clerk.get(path + "?order=besok&from=kemarin&access=umum")), Fields({"order", "from", "access"}));
}

NASKAH_ON_BOTH_DATABASES(OutsideLetter);

}  // namespace
