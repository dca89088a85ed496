// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/sample_letter.h"

#include <hpdf.h>

#include <memory>
#include <stdexcept>

#include "core/base/file.h"
#include "style/service/shipped.h"

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

// What the room ships, as the sheet of the demo city uses it.
template <class T>
T shipped(style::Thing thing, const char* code, core::Checked<T> (*read)(const core::Json&)) {
    return read(style::shipped(thing).at(code).definition).take("style.error.incomplete");
}

style::Letterhead letterhead() {
    const auto design = shipped(style::Thing::letterhead, "dinas", style::design_from);
    return style::filled(design, {.agency = "Pemerintah Kota Pangkalpinang",
                                  .unit = "Dinas Komunikasi dan Informatika",
                                  .parent = "",
                                  .province = "Kepulauan Bangka Belitung",
                                  .address = "Jalan Bukit Intan, Pangkalpinang 33123",
                                  .contact = "Telepon (0717) 000000, "
                                             "Pos-el diskominfo@pangkalpinang.example"});
}

}  // namespace

style::Sheet sample_letter() {
    const core::Json json = demo_file();
    style::Sheet sheet;
    sheet.kind = shipped(style::Thing::kind, "undangan", style::kind_from);
    sheet.profile = shipped(style::Thing::profile, "permendagri_1_2023", style::profile_from);
    sheet.head = letterhead();
    sheet.draft = false;
    sheet.place = "Pangkalpinang";
    sheet.number = "000.1.5/12/DISKOMINFO";
    sheet.date = core::parse_date("2026-11-23");
    sheet.subject = core::json::text(json, "subject");
    sheet.urgency = "Segera";
    const core::Json parts{{"body", json.at("body")},
                           {"event",
                            {{"day", "2026-12-03"},
                             {"time", "09.00 WIB s.d. 12.00 WIB"},
                             {"place", core::json::text(json.at("event"), "place")},
                             {"agenda", core::json::text(json.at("event"), "agenda")}}}};
    sheet.values = style::values_from(sheet.kind, parts).take("style.error.incomplete");
    for (const char* name : addressed_to) sheet.to.emplace_back(name);
    sheet.copies = {"Sekretaris Daerah"};
    sheet.signer.lines = {"Plt. Kepala Dinas Komunikasi dan Informatika,"};
    sheet.signer.name = "Yusuf Wijaya, S.H., M.Kom.";
    sheet.signer.rank = "Pembina (IV/a)";
    sheet.signer.nip = "197405251996121000";
    sheet.verify_url = "https://naskah.pangkalpinang.example/v/AAAAAAAAAAAAAAAAAAAAAA";
    sheet.at = {1'795'000'000'000};
    sheet.payload = core::json::write({{"nomor", sheet.number},
                                       {"hal", sheet.subject},
                                       {"klasifikasi", core::json::text(json, "classification")},
                                       {"unit", sheet.head.unit},
                                       {"verifikasi", sheet.verify_url}});
    return sheet;
}

style::Sheet sample_note() {
    style::Sheet sheet = sample_letter();
    sheet.to.resize(1);
    return sheet;
}

core::Bytes sample_scan() {
    constexpr unsigned pages = 50, width = 1024, height = 100;
    const std::unique_ptr<_HPDF_Doc_Rec, void (*)(HPDF_Doc)> pdf(HPDF_New(nullptr, nullptr), HPDF_Free);
    std::uint32_t state = 2026;
    for (unsigned number = 0; number < pages; ++number) {
        core::Bytes dots(width * height);  // noise of a scanner: it does not shrink
        for (std::uint8_t& dot : dots) dot = static_cast<std::uint8_t>((state = state * 1'664'525 + 1'013'904'223) >> 24);
        const HPDF_Page page = HPDF_AddPage(pdf.get());
        HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
        const HPDF_Image image =
            HPDF_LoadRawImageFromMem(pdf.get(), dots.data(), width, height, HPDF_CS_DEVICE_GRAY, 8);
        HPDF_Page_DrawImage(page, image, 50, 100, 495, 640);
    }
    HPDF_SaveToStream(pdf.get());
    core::Bytes out(HPDF_GetStreamSize(pdf.get()));
    auto size = static_cast<HPDF_UINT32>(out.size());
    HPDF_ReadFromStream(pdf.get(), out.data(), &size);
    return out;
}

}  // namespace bench
