// SPDX-License-Identifier: Apache-2.0
// The host against the zoo: every fault is named after its plugin, all of them together, and nothing
// starts beside one.
#include "core/plugin/host.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/app/house.h"
#include "core/base/bytes.h"
#include "core/base/child.h"
#include "core/base/text.h"

namespace host_test {

namespace fs = std::filesystem;

class HostTest : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("naskah-zoo-" + core::hex(core::random_bytes(6)));
        fs::create_directories(folder_ / "plugins");
        setenv("NASKAH_ZOO", folder_.c_str(), 1);
    }
    void TearDown() override {
        unsetenv("NASKAH_ZOO");
        fs::remove_all(folder_);
    }

    void house(const std::vector<std::string>& animals) {
        for (const auto& name : animals)
            for (const char* end : {".so", ".plugin"})
                fs::copy_file(fs::path(NASKAH_ZOO_FOLDER) / name / (name + end),
                              folder_ / "plugins" / (name + end));
    }
    // Changes one line of an animal's manifest.
    void forge(const std::string& animal, const std::string& line, const std::string& value) {
        const fs::path file = folder_ / "plugins" / (animal + ".plugin");
        std::string text = read(file), made;
        for (const auto& each : core::text::split(text, '\n'))
            if (!each.empty()) made += (each.starts_with(line) ? line + " = " + value : each) + "\n";
        std::ofstream(file) << made;
    }
    static std::string read(const fs::path& file) {
        std::ifstream stream(file);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    bool was_loaded(const std::string& animal) const { return fs::exists(folder_ / animal); }

    core::app::Options options() const {
        core::app::Options options;
        options.data = (folder_ / "data").string();
        options.plugins = (folder_ / "plugins").string();
        options.share = NASKAH_SHARE;
        options.config = (folder_ / "none.conf").string();
        return options;
    }
    std::string faults(core::app::Options options) {
        core::app::Application app(std::move(options), clock_);
        try {
            app.assemble();
        } catch (const core::app::BootFaults& boot) {
            return core::text::join(boot.faults, "\n");
        }
        return {};
    }
    std::string faults() { return faults(options()); }

    fs::path folder_;
    core::SystemClock clock_;
};

TEST_F(HostTest, sound_plugins_start_in_order_of_need_and_stop_in_reverse) {
    house({"second", "sound"});
    {
        core::app::Application app(options(), clock_);
        app.assemble();
        app.open();
        app.migrate();
        app.start();
        app.stop();
    }
    EXPECT_EQ(read(folder_ / "log"), "sound start\nsecond start\nsecond stop\nsound stop\n");
}

TEST_F(HostTest, a_wrong_stamp_is_refused_before_loading) {
    house({"sound"});
    forge("sound", "stamp", "other-compiler");
    EXPECT_NE(faults().find("plugin sound was built against other-compiler"), std::string::npos);
    EXPECT_FALSE(was_loaded("sound"));
}

TEST_F(HostTest, a_changed_library_is_refused_before_loading) {
    house({"sound"});
    forge("sound", "sha256", std::string(64, '0'));
    EXPECT_NE(faults().find("plugin sound does not have the hash"), std::string::npos);
    EXPECT_FALSE(was_loaded("sound"));
}

TEST_F(HostTest, a_missing_library_is_named) {
    house({"sound"});
    fs::remove(folder_ / "plugins/sound.so");
    EXPECT_NE(faults().find("plugin sound has no library"), std::string::npos);
}

TEST_F(HostTest, all_faults_come_together) {
    house({"throws_in_install", "needs_missing", "cycle_a", "cycle_b", "same_route",
           "unknown_permission", "bad_template", "unknown_word", "no_entry"});
    const std::string all = faults();
    for (const char* part :
         {"plugin throws_in_install cannot be installed: cannot live here",
          "plugin needs_missing needs nobody", "plugin cycle_a needs itself", "plugin cycle_b needs itself",
          "/zoo/{", "unknown permission zoo.feed", "bad_template/cage", "zoo.no_such_word",
          "plugin no_entry has no entry"})
        EXPECT_NE(all.find(part), std::string::npos) << part << "\nin\n" << all;
}

TEST_F(HostTest, refused_ones_and_others_are_told_together_and_by_name) {
    house({"sound", "second", "same_route", "unknown_word", "throws_in_install", "bad_template"});
    forge("sound", "stamp", "other-compiler");
    forge("second", "sha256", std::string(64, '0'));
    forge("same_route", "version", "");
    fs::remove(folder_ / "plugins/bad_template.so");
    const std::string all = faults();
    for (const char* part : {"plugin sound was built against", "plugin second does not have the hash",
                             "same_route.plugin", "plugin bad_template has no library",
                             "unknown_word/sign.html", "plugin throws_in_install cannot be installed"})
        EXPECT_NE(all.find(part), std::string::npos) << part << "\nin\n" << all;
    for (const char* unread : {"sound", "second", "same_route", "bad_template"})
        EXPECT_FALSE(was_loaded(unread)) << unread;
    EXPECT_TRUE(was_loaded("throws_in_install")) << "the mark itself does not work";
}

TEST_F(HostTest, a_plugin_lying_there_twice_is_told) {
    house({"sound"});
    for (const char* end : {".so", ".plugin"})
        fs::copy_file(folder_ / "plugins" / (std::string("sound") + end),
                      folder_ / "plugins" / (std::string("copy") + end));
    EXPECT_NE(faults().find("plugin sound is here twice"), std::string::npos);
}

TEST_F(HostTest, a_failing_start_stops_those_started) {
    house({"sound", "second", "throws_in_start"});
    core::app::Application app(options(), clock_);
    app.assemble();
    app.open();
    app.migrate();
    try {
        app.start();
        FAIL() << "started";
    } catch (const core::Error& error) {
        EXPECT_NE(std::string(error.what()).find("throws_in_start"), std::string::npos);
    }
    EXPECT_EQ(read(folder_ / "log"), "sound start\nsecond start\nsecond stop\nsound stop\n");
}

TEST_F(HostTest, a_plugin_switched_off_is_not_loaded) {
    house({"sound", "throws_in_install"});
    auto wished = options();
    wished.settings.emplace_back("plugins.off", "throws_in_install");
    EXPECT_EQ(faults(wished), "");
    EXPECT_FALSE(was_loaded("throws_in_install"));
}

TEST_F(HostTest, one_that_others_need_is_missed_when_switched_off) {
    house({"sound", "second"});
    auto wished = options();
    wished.settings.emplace_back("plugins.off", "sound");
    EXPECT_EQ(faults(wished), "plugin second needs sound, which is not here");
    wished.settings.emplace_back("plugins.off", " second  sound ");
    EXPECT_EQ(faults(wished), "");
}

TEST_F(HostTest, settings_of_a_room_left_out_do_not_stop_the_boot) {
    house({"sound"});
    auto wished = options();
    wished.settings.emplace_back("sound.volume", "3");
    EXPECT_NE(faults(wished).find("unknown setting sound.volume"), std::string::npos);
    auto safe = wished;
    safe.safe_mode = true;
    EXPECT_EQ(faults(safe), "");
    wished.settings.emplace_back("plugins.off", "sound");
    EXPECT_EQ(faults(wished), "");
}

// Defaults, naskah.conf, conf.d beside it, the same of the data folder, environment, --set.
TEST_F(HostTest, later_sources_of_a_setting_win) {
    auto wished = options();
    const auto agency = [&] {
        core::app::Application app(wished, clock_);
        app.assemble();
        return app.shelves().settings.text("agency");
    };
    const auto write = [&](const char* file, const std::string& value) {
        fs::create_directories((folder_ / file).parent_path());
        std::ofstream(folder_ / file) << "agency = " << value << "\n";
    };
    EXPECT_EQ(agency(), "Pemerintah Kota Pangkalpinang");
    write("none.conf", "file");
    EXPECT_EQ(agency(), "file");
    write("conf.d/20.conf", "part 20");
    write("conf.d/10.conf", "part 10");
    EXPECT_EQ(agency(), "part 20");
    write("data/naskah.conf", "data");
    EXPECT_EQ(agency(), "data");
    write("data/conf.d/10.conf", "data part");
    EXPECT_EQ(agency(), "data part");
    setenv("NASKAH_AGENCY", "environment", 1);
    EXPECT_EQ(agency(), "environment");
    wished.settings.emplace_back("agency", "flag");
    EXPECT_EQ(agency(), "flag");
    unsetenv("NASKAH_AGENCY");
}

// The binary itself: 78 and every fault on the error stream, or safe mode in spite of them.
TEST_F(HostTest, the_binary_ends_with_78_and_opens_in_safe_mode) {
    house({"throws_in_install", "no_entry"});
    const auto naskah = [&](std::vector<std::string> more) {
        std::vector<std::string> words{NASKAH_BUILD "/bin/naskah", "--data", (folder_ / "data").string(),
                                       "--plugins", (folder_ / "plugins").string(), "--config",
                                       (folder_ / "none.conf").string(), "--share", NASKAH_SHARE};
        words.insert(words.end(), more.begin(), more.end());
        return core::child::run(words, {});
    };
    const auto refused = naskah({"check"});
    EXPECT_EQ(refused.end, core::child::End::exited);
    EXPECT_EQ(refused.status, 78);
    for (const char* part : {"plugin no_entry has no entry", "plugin throws_in_install cannot"})
        EXPECT_NE(refused.errors.find(part), std::string::npos) << part << "\nin\n" << refused.errors;
    const auto safe = naskah({"--safe-mode", "check"});
    EXPECT_TRUE(safe.good()) << safe.errors;
    EXPECT_EQ(naskah({"--no-such"}).status, 64);
    EXPECT_EQ(naskah({"--set", "agency", "check"}).status, 64);
    EXPECT_EQ(naskah({"--safe-mode", "no-such"}).status, 64);
}

TEST_F(HostTest, safe_mode_loads_no_plugin) {
    house({"sound", "throws_in_install"});
    auto wished = options();
    wished.safe_mode = true;
    EXPECT_EQ(faults(wished), "");
    EXPECT_FALSE(was_loaded("sound"));
}

TEST_F(HostTest, an_unknown_setting_stops_the_boot) {
    auto wished = options();
    wished.settings.emplace_back("letters.no_such", "1");
    EXPECT_NE(faults(wished).find("unknown setting letters.no_such"), std::string::npos);
}

TEST_F(HostTest, the_log_level_is_heeded) {
    house({"sound"});
    const auto boot = [&](const char* level) {
        auto wished = options();
        wished.settings.emplace_back("log.level", level);
        testing::internal::CaptureStderr();
        core::app::Application app(std::move(wished), clock_);
        app.assemble();
        app.open();
        app.migrate();
        app.start();
        return testing::internal::GetCapturedStderr();
    };
    EXPECT_NE(boot("debug").find("plugin.started"), std::string::npos);
    EXPECT_EQ(boot("info"), "") << "a command's own words are not lost among the log's";
    EXPECT_NE(boot("debug").find("plugin.started"), std::string::npos);
}

}  // namespace
