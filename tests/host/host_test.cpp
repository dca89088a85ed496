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
#include "core/base/text.h"

namespace {

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

}  // namespace
