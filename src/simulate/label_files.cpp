#include "simulate/label_files.h"

#include "simulate/machine.h"

namespace resettle::simulation {

LabelFiles::LabelFiles(const World& world, const std::filesystem::path& folder)
    : world_(world),
      topic_(folder / "labels_topic.csv", "note_id,label"),
      sentiment_(folder / "labels_sentiment.csv", "note_id,label,confidence"),
      machine_topic_(folder / "machine_topic.csv", "note_id,label,confidence"),
      machine_sentiment_(folder / "machine_sentiment.csv", "note_id,label,confidence") {}

void LabelFiles::post(const Post& post) {
  const Labels& labels = post.labels;
  const MachineLabels machine = machine_labels(world_, post);
  topic_.row("{},{}", post.id, label(labels.topic));
  sentiment_.row("{},{},{}", post.id, kSentimentLabels[labels.sentiment],
                 labels.sentiment_confidence);
  machine_topic_.row("{},{},{}", post.id, label(machine.topic), machine.topic_confidence);
  machine_sentiment_.row("{},{},{}", post.id, kSentimentLabels[machine.sentiment],
                         machine.sentiment_confidence);
}

void LabelFiles::close() {
  for (CsvFile* file : {&topic_, &sentiment_, &machine_topic_, &machine_sentiment_}) file->close();
}

}  // namespace resettle::simulation
