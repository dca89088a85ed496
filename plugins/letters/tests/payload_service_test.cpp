// SPDX-License-Identifier: Apache-2.0
// What a letter of any kind carries inside its PDF, and that the same letter gives the same bytes.
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "core/base/file.h"
#include "letters/service/sheet.h"
#include "letters/tests/kit.h"
#include "style/domain/sample.h"

namespace letters {
namespace payload_service_test {

using nlohmann::json;

class Payload : public LettersService {
  protected:
    Payload() {
        text_ = json::parse(core::read_text(NASKAH_SOURCE "/resources/schema/naskah.json").value());
        valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text_), schema_);
    }
    // "" when it fits; else where it does not.
    std::string misfit(const json& payload) const {
        valijson::ValidationResults results;
        if (valijson::Validator().validate(schema_, valijson::adapters::NlohmannJsonAdapter(payload), &results)) return "";
        std::string told = payload.dump(1);
        for (const auto& each : results) {
            for (const auto& step : each.context) told += " " + step;
            told += ": " + each.description + "\n";
        }
        return told;
    }
    std::vector<style::Kind> kinds() {
        return place->db().read([&](Tx& tx) { return looks->shelf.kinds(tx); });
    }
    // As numbered: of `kind`, with the sample content shipped with it.
    Letter numbered_of(const style::Kind& kind) {
        Letter letter;
        letter.id = LetterId::make(clock.now());
        letter.unit = letter.book = office.unit_id;
        letter.content = content(kind.name + " contoh");
        letter.content.kind = kind.code;
        letter.content.kind_version = kind.version;
        letter.content.parts = style::sample_values(kind);
        letter.content.summary = "Ringkasan untuk penerima.";
        letter.content.reply_by = core::parse_date("2026-12-04");
        letter.content.addressees = {{office.sekda, "Sekretaris Daerah", false}};
        letter.content.outside = {"Kepala Badan Pusat Statistik"};
        return place->db().read([&](Tx& tx) {
            Numbered as;
            as.number = kind.numbered ? "000.1.5/12/DISKOMINFO" : "";
            as.date = core::parse_date("2026-11-23");
            as.at = clock.now();
            const auto position = office.position(tx, office.head);
            const auto holder = office.holder(tx, office.head, as.date);
            as.block = block_of(tx, services->parts, letter.content, kind, *position, *holder, as.date);
            as.look = look_of(tx, services->parts, letter, kind, as.date);
            as.code = "AAAAAAAAAAAAAAAAAAAAAA";
            letter.numbered_as = std::move(as);
            return letter;
        });
    }
    style::Sheet sheet(const Letter& letter) {
        return place->db().read([&](Tx& tx) { return sheet_of(tx, services->parts, letter); });
    }

  private:
    json text_;
    valijson::Schema schema_;
};

TEST_P(Payload, of_every_kind_fits_its_schema_and_prints_to_the_same_bytes) {
    std::map<std::string, std::pair<Letter, core::Digest>> printed;
    for (const auto& kind : kinds()) {
        const auto letter = numbered_of(kind);
        const auto made = sheet(letter);
        const auto payload = json::parse(made.payload);
        EXPECT_EQ(misfit(payload), "") << kind.code;
        EXPECT_EQ(payload["jenis"]["kode"], kind.code);
        EXPECT_EQ(payload["nomor"].is_null(), !kind.numbered) << kind.code;
        printed.emplace(kind.code, std::pair(letter, core::sha256(looks->shelf.print(made).bytes)));
    }
    EXPECT_GE(printed.size(), 32u);
    clock.pass(std::chrono::hours(30));
    for (auto each = printed.rbegin(); each != printed.rend(); ++each)   // in another order, on another day
        EXPECT_EQ(core::sha256(looks->shelf.print(sheet(each->second.first)).bytes), each->second.second) << each->first;
}

TEST_P(Payload, says_what_the_letter_says) {
    auto written = content();
    written.access = classification::AccessClass::secret;
    written.access_until = core::parse_date("2028-12-31");
    written.summary = "Undangan rapat pembahasan anggaran.";
    written.reply_by = core::parse_date("2026-12-01");
    written.outside = {"Kepala Badan Pusat Statistik Kota Pangkalpinang"};
    const auto draft = services->draft.create(drafter, written);
    services->submit.send_up(drafter, draft.id, draft.version);
    number(draft.id);
    const auto payload = json::parse(sheet(get(draft.id)).payload);
    EXPECT_EQ(misfit(payload), "");
    EXPECT_EQ(payload["guid"], draft.id.text());
    EXPECT_EQ(payload["nomor"], get(draft.id).numbered_as->number);
    EXPECT_EQ(payload["sifat_keamanan"], json({{"kode", "R"}, {"nama", "rahasia"}, {"berlaku_sampai", "2028-12-31"}}));
    EXPECT_EQ(payload["ringkasan"], "Undangan rapat pembahasan anggaran.");
    EXPECT_EQ(payload["balas_sebelum"], "2026-12-01");
    EXPECT_EQ(payload["tujuan"][1], json({{"tertulis", written.outside[0]}, {"lingkup", "luar"}}));
    EXPECT_EQ(payload["penandatangan"][0]["kapasitas"], "plt");
    EXPECT_EQ(payload["penandatangan"][0]["atas_nama_dari"], nullptr);
    auto wrong = payload;
    wrong["sifat_keamanan"]["kode"] = "X";
    EXPECT_NE(misfit(wrong), "");
    wrong = payload;
    wrong["rahasia"] = true;
    EXPECT_NE(misfit(wrong), "") << "nothing stands in it that the schema does not know";
}

TEST_P(Payload, an_ordinary_letter_is_not_withheld_until_a_day) {
    auto json = to_json(content());
    json["access_until"] = "2028-12-31";
    const auto kind = kinds().front();
    const auto checked = content_from(json, kind);
    ASSERT_FALSE(checked);
    bool told = false;
    for (const auto& fault : checked.faults()) told |= fault.field == "access_until";
    EXPECT_TRUE(told);
}

NASKAH_ON_BOTH_DATABASES(Payload);

}  // namespace
}  // namespace letters
