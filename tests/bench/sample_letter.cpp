// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/sample_letter.h"

#include <stdexcept>

#include "core/base/file.h"
#include "letters/domain/body.h"

namespace bench {
namespace {

constexpr const char* addressed_to[] = {"Inspektur",
                                        "Kepala Dinas Pendidikan dan Kebudayaan",
                                        "Kepala Dinas Kesehatan",
                                        "Kepala Dinas Pekerjaan Umum dan Penataan Ruang",
                                        "Kepala Dinas Perumahan dan Kawasan Permukiman",
                                        "Kepala Satuan Polisi Pamong Praja",
                                        "Kepala Dinas Sosial",
                                        "Kepala Dinas Lingkungan Hidup",
                                        "Kepala Dinas Kependudukan dan Pencatatan Sipil",
                                        "Kepala Dinas Penanaman Modal dan Pelayanan Terpadu",
                                        "Kepala Dinas Tenaga Kerja",
                                        "Kepala Dinas Perhubungan",
                                        "Kepala Dinas Kepemudaan dan Olahraga",
                                        "Kepala Dinas Pariwisata",
                                        "Kepala Dinas Perpustakaan dan Kearsipan",
                                        "Kepala Dinas Pangan dan Pertanian",
                                        "Kepala Badan Keuangan Daerah",
                                        "Sekretaris Dewan Perwakilan Rakyat Daerah"};

core::Json demo_file() {
    const std::string file =
        NASKAH_SOURCE
        "/packaging/demo/naskah/01_undangan_rapat_koordinasi_penyelenggaraan_spbe.json";
    const auto text = core::read_text(file);
    if (!text) throw std::runtime_error("cannot read " + file);
    return core::json::parse(*text);
}

void address(letters::Content& content) {
    std::int64_t number = 0;
    for (const char* name : addressed_to)
        content.addressees.push_back({core::PositionId::make({++number}), name, false});
    content.addressees.push_back({core::PositionId::make({++number}), "Sekretaris Daerah", true});
}

}  // namespace

letters::Sheet sample_letter() {
    const core::Json json = demo_file();
    letters::Sheet sheet;
    sheet.draft = false;
    sheet.head = {"Pemerintah Kota Pangkalpinang", "Dinas Komunikasi dan Informatika",
                  "Jalan Bukit Intan, Pangkalpinang 33123",
                  "Telepon (0717) 000000, Pos-el diskominfo@pangkalpinang.example"};
    sheet.place = "Pangkalpinang";
    sheet.number = "000.1.5/12/DISKOMINFO";
    sheet.date = "23 November 2026";
    sheet.event_day = "Kamis, 3 Desember 2026";
    auto& content = sheet.content;
    content.kind = letters::Kind::undangan;
    content.subject = core::json::text(json, "subject");
    content.body = letters::body_from(json.at("body")).take("letters.error.incomplete");
    content.classification = core::json::text(json, "classification");
    content.urgency = letters::Urgency::urgent;
    content.event = {core::parse_date("2026-12-03"), "09.00 WIB s.d. 12.00 WIB",
                     core::json::text(json.at("event"), "place"),
                     core::json::text(json.at("event"), "agenda")};
    address(content);
    sheet.from = "Plt. Kepala Dinas Komunikasi dan Informatika";
    sheet.signer = {"Plt. Kepala Dinas Komunikasi dan Informatika,", "Yusuf Wijaya, S.H., M.Kom.",
                    "Pembina (IV/a)", "197405251996121000"};
    sheet.verify_url = "https://naskah.pangkalpinang.example/v/AAAAAAAAAAAAAAAAAAAAAA";
    sheet.unit_code = "DISKOMINFO";
    sheet.at = {1'795'000'000'000};
    sheet.payload = core::json::write({{"nomor", sheet.number},
                                       {"hal", content.subject},
                                       {"klasifikasi", content.classification},
                                       {"unit", sheet.head.unit},
                                       {"verifikasi", sheet.verify_url}});
    return sheet;
}

}  // namespace bench
