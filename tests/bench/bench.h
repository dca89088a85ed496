// SPDX-License-Identifier: Apache-2.0
// What the benchmarks share: figures printed one a line ("compose.letter 61.2 ms"), and pieces of
// work timed in turns, so that the noise of the machine falls on all of them alike.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace bench {

// How much is done: enough to measure, or just enough to see that it works.
struct Plan {
    bool smoke = false;

    int size(int full, int small) const { return smoke ? small : full; }
};

void figure(const std::string& name, double value, const std::string& unit);
// How many times the bound our work takes.
void ratio(const std::string& name, double ours, double bound);
// The part of the bound's rate that ours reaches: 1 would be the bound itself.
void share(const std::string& name, double ours, double bound);

// Work of this process alone is timed by its processor time, of all its threads, which other programs do not
// lengthen; what waits for a disk or a server, by the clock on the wall.
enum class Time { processor, wall };

class Rivals {
  public:
    Rivals(const Plan& plan, Time time) : plan_(plan), time_(time) {}

    void add(const std::string& name, std::function<void()> work);
    // Milliseconds a call by name: of several rounds the median. Throws what the work throws.
    std::map<std::string, double> time();

  private:
    Plan plan_;
    Time time_;
    std::vector<std::pair<std::string, std::function<void()>>> all_;
};

double median(std::vector<double> values);
double percentile(std::vector<double> values, double part);  // of a hundred; nearest rank

// One a file; each prints its figures.
void inbox(const Plan& plan);
void compose(const Plan& plan);
void proof(const Plan& plan);
void sign(const Plan& plan);
void number(const Plan& plan);
void search(const Plan& plan);
void archive(const Plan& plan);
void waits(const Plan& plan);
void lists(const Plan& plan);

// Signed files of every kind and their root, written into a folder for another program to check, and what
// our check of each takes: "judge.letter 0.9 ms".
void judge(const Plan& plan, const std::filesystem::path& folder);

}  // namespace bench
