// SPDX-License-Identifier: Apache-2.0
// Roots of office Indonesian. The Snowball stemmer knows no words, so it cannot tell that
// "memusnahkan" hides an m but "memutuskan" a p, or that the "per" of "perintah" is no prefix. A
// word that comes down to a root listed here by the rules of affixation is settled by it; all
// others go to Snowball.
#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "core/search/words.h"

namespace core::search {
namespace {

// Sorted (checked below). Words that only look affixed ("perangkat", "pegawai") are listed too, so
// that they stay whole.
constexpr std::string_view roots[] = {
    // clang-format off
    "agenda", "ajar", "ajuk", "alih", "aman", "amanat", "anggar", "angkat", "angkut", "arah",
    "arsip", "asuh", "atur", "awas", "bagi", "baharu", "bahas", "bangun", "bantu", "baru",
    "batal", "batas", "bayar", "beasiswa", "belanja", "bencana", "berangkat", "beri", "berita",
    "berkas", "besar", "biaya", "bidang", "bina", "buat", "bubuh", "buka", "bukti", "butuh",
    "cabut", "cair", "camat", "capai", "catat", "cetak", "daerah", "daftar", "dagang",
    "damping", "dana", "darurat", "data", "desa", "didik", "dinas", "disposisi", "duduk",
    "dukung", "edar", "evaluasi", "gabung", "gaji", "ganti", "gawat", "giat", "guna", "hadir",
    "hapus", "hati", "henti", "hubung", "hukum", "hutan", "ikan", "ikut", "ingat", "inisiatif",
    "izin", "jabat", "jawab", "jelas", "kait", "kaji", "kantor", "karya", "kawal", "kelas",
    "kelola", "keluar", "keluarga", "kembali", "kembang", "kena", "kenal", "kendali", "kepala",
    "kerja", "ketua", "kirim", "klasifikasi", "konfirmasi", "koordinasi", "korban", "kosong",
    "kota", "kualitas", "kuasa", "kuat", "kukuh", "kumpul", "kunci", "kunjung", "kurang",
    "kutip", "laksana", "lamar", "lampir", "lantik", "lapor", "latih", "layan", "lelang",
    "lengkap", "lestari", "libur", "lindung", "luas", "lurah", "makam", "makan", "maklum",
    "manfaat", "masuk", "mekar", "menteri", "milik", "minta", "modal", "mohon", "muat", "muda",
    "mudah", "muka", "mulai", "musnah", "musyawarah", "mutasi", "mutu", "naik", "nama",
    "nasihat", "naskah", "negeri", "nikah", "nilai", "nomor", "nota", "nyata", "olah", "padam",
    "pajak", "pakai", "pamer", "panen", "pangan", "panggil", "pangkat", "panitia", "panjang",
    "pantau", "paraf", "parkir", "pasang", "pasar", "patok", "patuh", "pecah", "pedoman",
    "pegang", "pegawai", "peka", "pelihara", "pemuda", "pengaruh", "penjara", "penjuru",
    "pensiun", "penting", "penuh", "peran", "perangkat", "perhati", "periksa", "perintah",
    "perlu", "pesan", "peserta", "pikir", "pilih", "pimpin", "pindah", "pinjam", "pisah",
    "pokok", "posisi", "potong", "program", "proses", "puasa", "pugar", "puji", "pukul",
    "pulang", "pulih", "pungut", "pustaka", "putar", "putus", "rahasia", "raih", "ramai",
    "rancang", "rapat", "rawat", "realisasi", "rekam", "rekomendasi", "rencana", "resmi",
    "retensi", "rinci", "ringkas", "ruang", "rujuk", "rumah", "rumus", "rusak", "saji", "saksi",
    "salah", "salin", "sama", "sampai", "santun", "saran", "sasar", "sebar", "sedia", "sehat",
    "sekolah", "sekretariat", "sekretaris", "selamat", "seleksi", "selenggara", "selesai",
    "serah", "setor", "setuju", "sewa", "siap", "siar", "sidang", "sifat", "simpan", "siswa",
    "sita", "sosial", "sosialisasi", "suluh", "sumbang", "sunting", "surat", "survei", "susun",
    "susut", "tagih", "tahan", "tahun", "tambah", "tanah", "tanda", "tandatangan", "tanggal",
    "tanggap", "tanggung", "tangkap", "tani", "tata", "tawar", "tebus", "teguh", "tegur",
    "tekan", "teliti", "tembus", "tempat", "temu", "tenaga", "tentu", "terap", "terbit",
    "terima", "tertib", "terus", "tetap", "tiba", "tilik", "tindak", "tinggal", "tingkat",
    "tinjau", "titip", "tolak", "tuang", "tugas", "tuju", "tukar", "tular", "tulis", "tumbuh",
    "tunda", "tunggu", "tunjang", "tunjuk", "tuntas", "tuntut", "turun", "turut", "tutup",
    "tutur", "ubah", "uji", "umum", "undang", "undur", "unggah", "unggul", "upacara", "urus",
    "usaha", "usul", "wakil", "wenang", "wilayah",
    // clang-format on
};

static_assert(std::is_sorted(std::begin(roots), std::end(roots)));

// What stands before the root, and the letter it may have swallowed ("men" + "etap" -> "tetap").
struct Prefix {
    std::string_view written, restored;
};
constexpr std::array prefixes = {
    Prefix{"menge", ""}, Prefix{"penge", ""}, Prefix{"meng", "k"}, Prefix{"meng", ""},
    Prefix{"peng", "k"}, Prefix{"peng", ""},  Prefix{"meny", "s"}, Prefix{"peny", "s"},
    Prefix{"mem", "p"},  Prefix{"mem", "m"},  Prefix{"mem", ""},   Prefix{"pem", "p"},
    Prefix{"pem", "m"},  Prefix{"pem", ""},   Prefix{"men", "t"},  Prefix{"men", "n"},
    Prefix{"men", ""},   Prefix{"pen", "t"},  Prefix{"pen", "n"},  Prefix{"pen", ""},
    Prefix{"ber", ""},   Prefix{"bel", ""},   Prefix{"per", ""},   Prefix{"pel", ""},
    Prefix{"ter", ""},   Prefix{"me", ""},    Prefix{"pe", ""},    Prefix{"be", ""},
    Prefix{"di", ""},    Prefix{"ke", ""},    Prefix{"se", ""},
};
constexpr std::array suffixes = {std::string_view("kan"), std::string_view("an"),
                                 std::string_view("i"), std::string_view("isme")};
constexpr std::array particles = {std::string_view("nya"), std::string_view("lah"),
                                  std::string_view("kah"), std::string_view("pun"),
                                  std::string_view("ku"),  std::string_view("mu")};

std::string_view listed(std::string_view word) {
    const auto* found = std::lower_bound(std::begin(roots), std::end(roots), word);
    return found != std::end(roots) && *found == word ? *found : std::string_view();
}

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

void keep_longer(std::string_view& best, std::string_view found) {
    if (found.size() > best.size()) best = found;
}

// At most three prefixes stand in a row ("di-ber-henti-kan", "mem-per-ber-...").
std::string_view without_prefixes(std::string_view word, int left) {
    std::string_view best = listed(word);
    if (left == 0) return best;
    for (const auto& [written, restored] : prefixes) {
        if (!word.starts_with(written) || word.size() < written.size() + 3) continue;
        const auto rest = word.substr(written.size());
        if (!restored.empty() && !vowel(rest.front())) continue;
        std::string whole(restored);
        whole += rest;
        keep_longer(best, without_prefixes(whole, left - 1));
    }
    return best;
}

std::string_view without_affixes(std::string_view word) {
    std::string_view best = without_prefixes(word, 3);
    for (const auto suffix : suffixes)
        if (word.size() >= suffix.size() + 3 && word.ends_with(suffix))
            keep_longer(best, without_prefixes(word.substr(0, word.size() - suffix.size()), 3));
    return best;
}

}  // namespace

std::string_view known_root(std::string_view folded) {
    if (folded == "arsiparis") return "arsip";
    if (const auto whole = listed(folded); !whole.empty()) return whole;
    std::string_view best = without_affixes(folded);
    for (const auto particle : particles)
        if (folded.size() >= particle.size() + 3 && folded.ends_with(particle))
            keep_longer(best, without_affixes(folded.substr(0, folded.size() - particle.size())));
    return best;
}

}  // namespace core::search
