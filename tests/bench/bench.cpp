// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <stdexcept>

namespace bench {
namespace {

constexpr int rounds = 9;
constexpr double round_seconds = 0.25;

// Takes what Google Benchmark measured; prints nothing.
class Listener final : public benchmark::BenchmarkReporter {
  public:
    explicit Listener(Time time) : time_(time) {}
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.error_occurred) throw std::runtime_error(run.error_message);
            if (run.run_type != Run::RT_Iteration) continue;
            const double spent = time_ == Time::wall ? run.real_accumulated_time
                                                     : run.cpu_accumulated_time;
            seconds[run.run_name.function_name].push_back(spent /
                                                          static_cast<double>(run.iterations));
        }
    }

    std::map<std::string, std::vector<double>> seconds;

  private:
    Time time_;
};

}  // namespace

void figure(const std::string& name, double value, const std::string& unit) {
    const int decimals = value >= 1000 ? 0 : value >= 100 ? 1 : value >= 1 ? 2 : 4;
    std::printf("%s %.*f %s\n", name.c_str(), decimals, value, unit.c_str());
    std::fflush(stdout);
}

void ratio(const std::string& name, double ours, double bound) {
    figure(name, ours / bound, "times");
}

void share(const std::string& name, double ours, double bound) {
    figure(name, bound / ours, "share");
}

void Rivals::add(const std::string& name, std::function<void()> work) {
    all_.emplace_back(name, std::move(work));
}

std::map<std::string, double> Rivals::time() {
    std::exception_ptr failed;
    benchmark::ClearRegisteredBenchmarks();
    for (const auto& [name, work] : all_) {
        auto* one = benchmark::RegisterBenchmark(
            name.c_str(), [&failed, work = &work](benchmark::State& state) {
                try {
                    for (auto _ : state) (*work)();
                } catch (...) {
                    failed = std::current_exception();
                    state.SkipWithError("failed");
                }
            });
        if (time_ == Time::wall)
            one->UseRealTime();
        else
            one->MeasureProcessCPUTime();
        if (plan_.smoke) {
            one->Iterations(1);
        } else {
            one->Repetitions(rounds)->MinTime(round_seconds);
        }
    }
    Listener listener(time_);
    try {
        benchmark::RunSpecifiedBenchmarks(&listener, ".");
    } catch (const std::runtime_error&) {
        if (failed) std::rethrow_exception(failed);
        throw;
    }
    std::map<std::string, double> found;
    for (const auto& [name, seconds] : listener.seconds) found[name] = 1000 * median(seconds);
    return found;
}

double median(std::vector<double> values) { return percentile(std::move(values), 50); }

double percentile(std::vector<double> values, double part) {
    if (values.empty()) throw std::runtime_error("nothing was measured");
    std::sort(values.begin(), values.end());
    const auto rank = std::ceil(part / 100 * static_cast<double>(values.size()));
    return values[std::max<std::size_t>(1, static_cast<std::size_t>(rank)) - 1];
}

}  // namespace bench
