// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/corpus.h"

#include <chrono>
#include <iterator>
#include <random>

#include "core/base/text.h"

namespace bench {
namespace {

constexpr int offices = 40, positions_each = 12;

// {kegiatan}, {barang}, {kelurahan}, {kantor}, {hari} and {n} are filled in.
constexpr const char* subjects[] = {
    "Undangan rapat {kegiatan}",
    "Laporan pelaksanaan {kegiatan} di Kelurahan {kelurahan}",
    "Permohonan {barang} untuk {kantor}",
    "Penyampaian usul {kegiatan} tahun anggaran berikutnya",
    "Tindak lanjut hasil pemeriksaan atas {kegiatan}",
    "Pemberitahuan jadwal {kegiatan}",
    "Penugasan pegawai pada {kegiatan}",
    "Peminjaman ruang rapat {kantor}",
    "Perbaikan {barang} pada Kantor Lurah {kelurahan}",
    "Jawaban atas permohonan data {kegiatan}",
    "Edaran tertib penggunaan {barang}",
    "Evaluasi {kegiatan} triwulan berjalan",
};

constexpr const char* sentences[] = {
    "Menindaklanjuti surat {kantor} tentang {kegiatan}, dengan hormat kami sampaikan hal-hal "
    "berikut.",
    "Sehubungan dengan rencana {kegiatan}, kami mengundang Saudara untuk hadir pada hari "
    "{hari} pukul 09.00 WIB.",
    "Kegiatan {kegiatan} diikuti oleh {n} peserta dari seluruh perangkat daerah.",
    "Sampai dengan akhir bulan ini realisasi anggaran {kegiatan} mencapai {n} persen dari pagu.",
    "Kami mohon bantuan {barang} sebanyak {n} unit untuk mendukung pelayanan di Kelurahan "
    "{kelurahan}.",
    "Jaringan internet di Kantor Lurah {kelurahan} mengalami gangguan sejak hari {hari} dan "
    "telah diperbaiki teknisi.",
    "Daftar pegawai yang ditugaskan terlampir dan menjadi bagian yang tidak terpisahkan dari "
    "surat ini.",
    "Perangkat daerah agar menyampaikan data dukung paling lambat hari {hari} melalui "
    "aplikasi yang telah disediakan.",
    "Berdasarkan hasil pemeriksaan lapangan ditemukan {n} titik saluran air yang perlu "
    "dibersihkan.",
    "Masyarakat Kelurahan {kelurahan} mengharapkan perbaikan jalan lingkungan sebelum musim hujan.",
    "Pelayanan administrasi kependudukan tetap dibuka pada hari {hari} dengan petugas bergantian.",
    "Usul pemusnahan arsip sebanyak {n} berkas telah dinilai oleh panitia dan menunggu "
    "persetujuan.",
    "Biaya yang timbul dibebankan pada anggaran {kantor} tahun berjalan.",
    "Kami sampaikan terima kasih atas kerja sama {kantor} dalam penyelenggaraan {kegiatan}.",
    "Laporan lengkap beserta dokumentasi kegiatan dapat diunduh dari sistem dan dicetak bila "
    "diperlukan.",
    "Kekurangan berkas persyaratan agar dilengkapi dan dikirim kembali kepada {kantor}.",
    "Tim akan melakukan kunjungan ke Kelurahan {kelurahan} bersama lurah dan ketua rukun tetangga.",
    "Pengadaan {barang} mengikuti ketentuan yang berlaku dan diumumkan secara terbuka.",
    "Stok beras di gudang cukup untuk {n} hari dan harga di pasar masih terkendali.",
    "Petugas kebersihan mengangkut {n} ton sampah setiap hari dari pasar dan permukiman.",
    "Kepala sekolah diminta menyiapkan ruang kelas, daftar hadir, dan pengawas ujian.",
    "Puskesmas melaporkan {n} kasus demam berdarah dan telah melakukan pengasapan terbatas.",
    "Rapat memutuskan agar {kegiatan} dipercepat dan dilaporkan setiap minggu.",
    "Sertifikat elektronik pejabat yang habis masa berlakunya agar segera diperbarui.",
    "Kendaraan dinas yang rusak berat diusulkan untuk dihapus dari daftar barang milik daerah.",
    "Warga yang terdampak genangan menerima bantuan pangan dan selimut dari Dinas Sosial.",
    "Jadwal piket kantor disesuaikan dengan hari libur dan cuti bersama.",
    "Aplikasi layanan publik agar diperiksa keamanannya sebelum digunakan masyarakat.",
    "Pendaftaran dibuka sampai hari {hari} dan tidak dipungut biaya.",
    "Naskah dinas yang bersifat rahasia tidak boleh diteruskan kepada pihak yang tidak "
    "berkepentingan.",
    "Usaha mikro di Kelurahan {kelurahan} mendapat pendampingan pemasaran selama {n} minggu.",
    "Izin mendirikan bangunan diterbitkan setelah tata ruang diperiksa oleh petugas.",
    "Perpustakaan keliling mengunjungi {n} sekolah setiap bulan dengan koleksi bacaan anak.",
    "Terminal dan halte dibersihkan, rambu yang pudar dicat ulang.",
    "Kami berharap Saudara dapat menugaskan pejabat yang berwenang mengambil keputusan.",
    "Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih.",
};

constexpr const char* activities[] = {
    "koordinasi penyelenggaraan SPBE", "bimbingan teknis pemberkasan arsip",
    "penyusunan rencana kerja",        "pemutakhiran data kependudukan",
    "penanganan banjir",               "pemeriksaan kesehatan hewan",
    "pelatihan pengelolaan naskah",    "musyawarah perencanaan pembangunan",
    "penilaian kinerja pegawai",       "pengawasan harga bahan pokok",
    "lomba kebersihan lingkungan",     "pendataan aset daerah",
    "peringatan hari jadi kota",       "pencegahan demam berdarah"};
constexpr const char* goods[] = {"komputer",        "kursi rapat",  "perangkat jaringan",
                                 "alat tulis",      "tenda",        "mesin pencetak",
                                 "kendaraan dinas", "lampu jalan",  "alat pemadam",
                                 "rak arsip",       "obat-obatan",  "bibit pohon"};
constexpr const char* villages[] = {"Kejaksaan",    "Rawa Bangun", "Masjid Jamik",  "Gajah Mada",
                                    "Bukit Sari",   "Air Itam",    "Temberan",      "Semabung Lama",
                                    "Kacang Pedang", "Tuatunu",    "Parit Lalang",  "Melintang"};
constexpr const char* units[] = {"DISKOMINFO", "DINKES", "DISDIKBUD", "DPUPR",  "DLH",
                                 "DINSOS",     "DISHUB", "SETDA",     "BAKEUDA", "DPK"};
constexpr const char* unit_names[] = {
    "Dinas Komunikasi dan Informatika", "Dinas Kesehatan",     "Dinas Pendidikan dan Kebudayaan",
    "Dinas Pekerjaan Umum",             "Dinas Lingkungan Hidup", "Dinas Sosial",
    "Dinas Perhubungan",                "Sekretariat Daerah",  "Badan Keuangan Daerah",
    "Dinas Perpustakaan dan Kearsipan"};
constexpr const char* days[] = {"Senin", "Selasa", "Rabu", "Kamis", "Jumat"};
constexpr const char* codes[] = {"000.1.5", "500.12", "400.7", "900.1.3", "600.4", "800.1.11"};

// The standard fixes what this engine gives; its distributions it does not.
class Dice {
  public:
    explicit Dice(int number) : engine_(static_cast<std::uint32_t>(number) * 2'654'435'761U + 1) {}
    int below(int end) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(end)); }
    template <class T, std::size_t n>
    T of(const T (&all)[n]) {
        return all[below(static_cast<int>(n))];
    }
    std::string fill(const char* pattern) {
        return core::text::fill(pattern, {{"kegiatan", of(activities)},
                                          {"barang", of(goods)},
                                          {"kelurahan", of(villages)},
                                          {"kantor", of(unit_names)},
                                          {"hari", of(days)},
                                          {"n", std::to_string(2 + below(95))}});
    }

  private:
    std::mt19937 engine_;
};

// In the form of our identifiers.
std::string id(const char* what, int number) {
    std::string figures = std::to_string(number);
    figures.insert(0, 12 - figures.size(), '0');
    return std::string(what) + ":0193f2a1-7c00-7000-8000-" + figures;
}
std::string position(int office, int place) {
    return id("position", office * positions_each + place);
}

std::vector<std::string> readers(Dice& dice, int office) {
    enum Place { head, secretary, clerk, archivist, first_section };
    const int drafter = first_section + dice.below(positions_each - first_section);
    std::vector<std::string> tokens{id("person", office * positions_each + drafter),
                                    position(office, drafter), position(office, head),
                                    position(office, secretary)};
    for (int left = 1 + dice.below(4); left > 0; --left)
        tokens.push_back(position(dice.below(offices), head));
    tokens.push_back(id("unit", office));
    tokens.push_back(position(office, clerk));
    tokens.push_back(position(office, archivist));
    return tokens;
}

}  // namespace

core::search::Document office_letter(int number) {
    Dice dice(number);
    const int office = dice.below(offices);
    core::search::Document letter;
    letter.kind = "letter";
    letter.id = id("letter", number).substr(7);
    letter.title = dice.fill(dice.of(subjects));
    letter.number = std::string(dice.of(codes)) + "/" + std::to_string(1 + number / offices) + "/" +
                    units[office % static_cast<int>(std::size(units))] + "/2026";
    for (int left = 6 + dice.below(14); left > 0; --left) {
        letter.body += dice.fill(dice.of(sentences));
        letter.body += left % 3 == 0 ? "\n\n" : " ";
    }
    letter.summary = "Kepala Dinas \u2192 Sekretaris Daerah";
    letter.link = "/letters/" + letter.id;
    letter.date = std::chrono::sys_days(core::parse_date("2026-01-05")) +
                  std::chrono::days(number * 300 / 6000 % 300);
    letter.readers = readers(dice, office);
    return letter;
}

std::vector<std::string> head_of_office() {
    constexpr int office = 7;
    return {"all", id("person", office * positions_each), id("unit", office), position(office, 0)};
}

}  // namespace bench
