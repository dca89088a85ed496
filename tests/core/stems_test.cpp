// SPDX-License-Identifier: Apache-2.0
// Words of one family must come together, words of different families stay apart.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "core/search/index.h"
#include "core/search/query.h"

using core::search::stems;

namespace {

constexpr const char* families[] = {
    "arsip kearsipan pengarsipan diarsipkan mengarsipkan arsiparis",
    "musnah pemusnahan dimusnahkan memusnahkan",
    "pindah pemindahan dipindahkan memindahkan",
    "serah penyerahan diserahkan menyerahkan",
    "susut penyusutan disusutkan menyusutkan",
    "nilai penilaian dinilai menilai penilai",
    "setuju persetujuan disetujui menyetujui",
    "pinjam peminjaman dipinjam meminjam peminjam",
    "simpan penyimpanan disimpan menyimpan",
    "tetap penetapan ditetapkan menetapkan ketetapan",
    "putus keputusan diputuskan memutuskan",
    "perintah pemerintah pemerintahan memerintahkan",
    "pegawai kepegawaian",
    "rumah perumahan",
    "tanah pertanahan",
    "ikan perikanan",
    "hutan kehutanan",
    "tani pertanian petani",
    "dagang perdagangan pedagang",
    "didik pendidikan mendidik pendidik",
    "sehat kesehatan",
    "ajar pelajaran mengajar pengajar pembelajaran",
    "laksana pelaksanaan melaksanakan dilaksanakan pelaksana",
    "rencana perencanaan direncanakan merencanakan",
    "anggaran penganggaran dianggarkan menganggarkan",
    "lapor pelaporan melaporkan dilaporkan laporan",
    "awas pengawasan mengawasi diawasi pengawas",
    "undang undangan perundangan mengundang diundang",
    "tugas penugasan ditugaskan bertugas petugas",
    "angkat pengangkatan diangkat mengangkat",
    "henti pemberhentian diberhentikan berhenti",
    "pensiun pemensiunan dipensiunkan",
    "tunjuk penunjukan ditunjuk menunjuk petunjuk",
    "panggil pemanggilan dipanggil memanggil",
    "periksa pemeriksaan diperiksa memeriksa pemeriksa",
    "lelang pelelangan dilelang melelang",
    "disposisi mendisposisikan didisposisikan pendisposisian",
    "tandatangan menandatangani penandatanganan ditandatangani",
    "terima penerimaan menerima diterima penerima",
    "kirim pengiriman mengirim dikirimkan pengirim",
};

}  // namespace

TEST(Stems, bring_each_family_together_and_keep_families_apart) {
    std::map<std::string, std::string> family_of;
    for (const std::string family : families) {
        const auto found = stems(family);
        std::istringstream words(family);
        std::string word;
        for (const auto& stem : found) {
            words >> word;
            EXPECT_EQ(stem, found[0]) << word;
        }
        EXPECT_TRUE(family_of.emplace(found[0], family).second) << family;
    }
}

TEST(Stems, settle_look_alikes) {
    EXPECT_NE(stems("perangkat"), stems("angkat"));
    EXPECT_NE(stems("pemasaran"), stems("sasaran"));
    EXPECT_NE(stems("memilih"), stems("memiliki"));
    EXPECT_NE(stems("memohon"), stems("pohon"));
    EXPECT_EQ(stems("menaikkan"), stems("kenaikan"));
    EXPECT_EQ(stems("suratnya"), stems("persuratan"));
}

TEST(Stems, fold_accents_and_case_and_split_at_signs) {
    EXPECT_EQ(stems("CAFÉ–Naïve, 000.1.5/12"),
              (std::vector<std::string>{"cafe", stems("naive")[0], "000", "1", "5", "12"}));
    EXPECT_EQ(stems("e\xcc\x81kspor"), stems("ekspor"));
    EXPECT_TRUE(stems(" \xff\xfe -- \xe2\x80\x9c").empty());
}

TEST(Stems, every_root_leads_to_itself) {
    for (const char* root : {"ajar", "wilayah", "musnah", "anggar", "perangkat", "berangkat"})
        EXPECT_EQ(core::search::known_root(root), root);
    EXPECT_EQ(core::search::known_root("xyz"), "");
}

TEST(Numbers, every_tail_is_findable) {
    EXPECT_EQ(core::search::plain_number("000.1.5 / 12/KOMINFO"), "000-1-5-12-kominfo");
    EXPECT_EQ(core::search::parts("12/AB"),
              (std::vector<std::string>{"#12-ab", "#2-ab", "#ab", "#b"}));
}

TEST(Tokens, stay_apart_when_made_safe) {
    EXPECT_EQ(core::search::safe_token("unit:0a-B"), "unitz3a0az2dz42");
    EXPECT_NE(core::search::safe_token("a:b"), core::search::safe_token("az3ab"));
}
