// SPDX-License-Identifier: Apache-2.0
// Settings: who wins over whom, and what stops the boot.
#include "core/conf/settings.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/conf/keys_folder.h"

namespace settings_test {

using core::conf::Setting;
using core::conf::Settings;
using Type = Setting::Type;

class SettingsTest : public testing::Test {
  protected:
    SettingsTest()
        : file_(std::filesystem::temp_directory_path() /
                ("naskah_conf_" + core::hex(core::random_bytes(8)))) {
        settings.declare("letters", {"letters.pages", Type::integer, "20", "most pages", 1, 500});
        settings.declare("letters", {"letters.stamp", Type::flag, "false", "print a stamp"});
        settings.declare("core", {"zone", Type::choice, "WIB", "zone", 0, 0, {"WIB", "WITA"}});
        settings.declare("core", {"agency", Type::text, "Naskah", "name"});
    }
    ~SettingsTest() override { std::filesystem::remove(file_); }

    void read(const std::string& text) {
        std::ofstream(file_) << text;
        settings.read_file(file_.string());
    }
    void environment(std::vector<std::string> lines) {
        std::vector<char*> pointers;
        for (auto& line : lines) pointers.push_back(line.data());
        pointers.push_back(nullptr);
        settings.read_environment(pointers.data());
    }
    std::string fault() const {
        const auto all = settings.faults();
        return all.size() == 1 ? all.front() : std::to_string(all.size()) + " faults";
    }

    std::filesystem::path file_;
    Settings settings;
};

TEST_F(SettingsTest, defaults_stand_until_something_is_given) {
    EXPECT_EQ(settings.integer("letters.pages"), 20);
    EXPECT_FALSE(settings.flag("letters.stamp"));
    EXPECT_EQ(settings.text("zone"), "WIB");
    EXPECT_TRUE(settings.faults().empty());
    settings.read_file("/no/such/naskah.conf");
    EXPECT_TRUE(settings.faults().empty());
}

TEST_F(SettingsTest, each_later_source_wins_and_is_named) {
    read("# of the office\n\n  letters.pages =  30 \r\nagency = Kota = Contoh\n");
    EXPECT_EQ(settings.integer("letters.pages"), 30);
    EXPECT_EQ(settings.text("agency"), "Kota = Contoh");
    environment({"PATH=/bin", "NASKAH_LETTERS_PAGES=40", "NASKAH_LETTERS_PAGES_MORE=1"});
    EXPECT_EQ(settings.integer("letters.pages"), 40);
    settings.set("letters.pages", "50", "--set");
    EXPECT_EQ(settings.integer("letters.pages"), 50);
    for (const auto& shown : settings.all()) {
        if (shown.setting.name == "letters.pages") EXPECT_EQ(shown.source, "--set");
        if (shown.setting.name == "agency") EXPECT_EQ(shown.source, file_.string() + ":4");
        if (shown.setting.name == "zone") EXPECT_EQ(shown.source, "default");
    }
    EXPECT_TRUE(settings.faults().empty());
}

TEST_F(SettingsTest, an_unknown_name_is_told_with_file_and_line) {
    read("agency = x\nletters.pagse = 3\n");
    EXPECT_EQ(fault(), file_.string() + ":2: unknown setting letters.pagse");
}

TEST_F(SettingsTest, a_room_left_out_keeps_its_settings) {
    read("archive.shelf = 3\nletters.pagse = 3\n");
    settings.leave_out("archive");
    EXPECT_EQ(fault(), file_.string() + ":2: unknown setting letters.pagse");
}

TEST_F(SettingsTest, a_line_without_a_value_is_told) {
    read("agency\n");
    EXPECT_EQ(fault(), file_.string() + ":1: expected name = value");
}

TEST_F(SettingsTest, bad_values_are_told_all_together) {
    for (const char* bad : {"", "0", "501", "12x", " 7", "0x10", "99999999999999999999"}) {
        settings.set("letters.pages", bad, "--set");
        EXPECT_EQ(fault(), std::string("--set: letters.pages = ") + bad +
                               ": write a whole number from 1 to 500");
    }
    settings.set("letters.stamp", "yes", "--set");
    settings.set("zone", "wib", "--set");
    EXPECT_EQ(settings.faults().size(), 3U);
}

TEST_F(SettingsTest, a_name_declared_twice_is_a_fault) {
    settings.declare("other", {"agency", Type::text, "", ""});
    EXPECT_EQ(fault(), "setting agency is declared twice");
}

TEST_F(SettingsTest, asking_for_an_undeclared_one_is_our_fault) {
    EXPECT_THROW(settings.text("letters.none"), core::Error);
}

TEST_F(SettingsTest, the_keys_folder_is_the_servers_own_or_refused) {
    namespace fs = std::filesystem;
    const fs::path root = file_.string() + ".d", data = root / "data";
    fs::create_directories(data);
    settings.declare("core", {"keys_folder", Type::text, "", "keys"});
    const auto judged = [&](const std::string& folder) {
        settings.set("keys_folder", folder, "--set");
        return core::conf::keys_folder_fault(settings, data.string()).value_or("");
    };
    const auto mode = [](const fs::path& folder) { return fs::status(folder).permissions() & fs::perms::all; };
    EXPECT_EQ(judged(""), "");
    EXPECT_EQ(core::conf::keys_folder(settings, data.string()), data / "keys");
    EXPECT_EQ(mode(data / "keys"), fs::perms::owner_all);
    EXPECT_EQ(judged((root / "kunci/server").string()), "") << "made when it is not there";
    EXPECT_EQ(mode(root / "kunci/server"), fs::perms::owner_all);
    fs::create_directories(root / "terbuka");
    fs::permissions(root / "terbuka", fs::perms::owner_all | fs::perms::group_read);
    EXPECT_NE(judged((root / "terbuka").string()).find("chmod 700"), std::string::npos);
    EXPECT_NE(mode(root / "terbuka"), fs::perms::owner_all) << "a folder of others is not closed to them";
    EXPECT_NE(judged("blobs/kunci").find("blobs"), std::string::npos);
    fs::create_directories(data / "blobs");
    fs::create_directory_symlink(data / "blobs", root / "jalan");
    EXPECT_NE(judged((root / "jalan/kunci").string()).find("blobs"), std::string::npos) << "by another way";
    EXPECT_NE(judged(root.string()).find("holds the data folder"), std::string::npos);
    std::ofstream(root / "berkas") << "x";
    EXPECT_NE(judged((root / "berkas").string()).find("no folder"), std::string::npos);
    fs::remove_all(root);
}

}  // namespace
